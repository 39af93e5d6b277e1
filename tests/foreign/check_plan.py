#!/usr/bin/env python3
"""Judges a plan by docs/rules.md, from the two JSON documents of docs/plan-json.md alone.

The third hand: written from the page, in another language, by another road than the judge in C
and the lowering for the search. Where the three differ, one of them or the page is wrong.

    check_plan.py FACTS PLAN                      print the verdict
    check_plan.py FACTS PLAN --verdict FILE       write the verdict to the file
    check_plan.py FACTS PLAN --compare VERDICT    compare with the judge's verdict; 1 when they differ
    check_plan.py --batch DIR                     all DIR/NAME.facts.json, .plan.json, .verdict.json
    check_plan.py --rules RULES.DEF               is the list below the list of rules.def?
"""

import argparse
import datetime
import glob
import json
import os
import re
import sys

HARD, OVERRIDE, POINTS, WARNING = "hard", "override", "points", "warning"

# Every rule in the order of the rule book, with its class.
RULES = [
    ("K-ENROLLED", HARD), ("K-CONSENT", HARD), ("K-ASSENT", HARD), ("K-CLEARED", HARD),
    ("K-TIER", HARD), ("K-AGE", HARD), ("K-EXPIRES", WARNING),
    ("G-SIZE", HARD), ("G-APART", HARD), ("G-ONE", HARD), ("G-TARGET", POINTS),
    ("G-LONE", POINTS), ("G-ONLY", WARNING),
    ("T-TWO", HARD), ("T-OPEN", HARD), ("T-GAP", OVERRIDE), ("T-BREAK", HARD),
    ("C-PHASE", HARD), ("C-AUDIENCE", HARD), ("C-MINUTES", HARD), ("C-PHASE-MIN", HARD),
    ("C-AGE", HARD), ("C-SIZE", HARD), ("C-ABSOLUTE", HARD), ("C-TRUST-CAP", HARD),
    ("C-TOUCH-CAP", HARD), ("C-STAGE", HARD), ("C-PLACE", HARD), ("C-AVOID", HARD),
    ("C-AXIS", HARD), ("C-MATERIAL", HARD), ("C-PEAK", HARD), ("C-CALM", HARD),
    ("C-REGULATE", HARD), ("C-FIT", POINTS), ("C-DEVIATION", POINTS), ("C-ADAPT", POINTS),
    ("C-CHANGES", POINTS), ("C-POSTURE", POINTS), ("C-FORMATION", POINTS), ("C-ODD", POINTS),
    ("S-REPEAT", HARD), ("S-RITUAL", HARD), ("S-MUST", HARD), ("S-LADDER", HARD),
    ("S-GOODBYE", HARD), ("S-FAREWELL", HARD), ("S-AIMS", OVERRIDE),
    ("S-SESSION-GOALS", OVERRIDE), ("S-KINDS", OVERRIDE), ("S-WORK", POINTS),
    ("S-VARIETY", POINTS),
    ("J-ADULT", HARD), ("J-SIBLINGS", HARD), ("J-ISLAND-SIZE", HARD), ("J-HEADCOUNT", HARD),
    ("P-SPARE", OVERRIDE), ("P-DOOR", WARNING),
    ("A-HELD", HARD), ("A-ONE", HARD), ("A-SIGNED", HARD),
]
RULE_ORDER = {code: index for index, (code, _) in enumerate(RULES)}
RULE_CLASS = dict(RULES)

PHASES = ["checkin", "warmup", "bridge", "main", "share", "close"]
STAGES = {"forming": 1, "transition": 2, "working": 3, "ending": 4}
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


# -- Small things of the calendar -----------------------------------------------------------------

def day(text):
    return datetime.date.fromisoformat(text) if text else None


def clock(text):
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def age_months(birth, on):
    """Whole months from the birth month to the month of the day; not known: older than anybody."""
    born = int(birth[:4]) * 12 + int(birth[5:7]) if birth else 0
    return on.year * 12 + on.month - born


def holds(span, on):
    """Both days included, an unset day is open."""
    return ((not span["from"] or day(span["from"]) <= on)
            and (not span["until"] or on <= day(span["until"])))


def code_key(code):
    """Order of codes: letters, then the number in them, so that C-9999 comes before C-10000."""
    return ([int(part) if part.isdigit() else part for part in re.split(r"([0-9]+)", code)], code)


def within(value, bounds):
    return bounds["min"] <= value <= bounds["max"]


# -- Questions about one activity -----------------------------------------------------------------

def fits_people(activity, people):
    if not within(people, activity["people"]):
        return False
    per = activity["per"]
    if per and not any(groups * per["min"] <= people <= groups * per["max"]
                       for groups in range(1, people + 1)):
        return False
    return activity["parity"] != "even" or people % 2 == 0


def keeps_flag(activity, flag, people):
    """True when every limit of the flag holds: axes, topics, items, people in the track."""
    if any(activity["axes"][axis] > most for axis, most in flag["axes"].items()):
        return False
    if set(flag["topics"]) & set(activity["topics"]) or set(flag["items"]) & set(activity["items"]):
        return False
    return flag["people_max"] is None or people <= flag["people_max"]


def is_absolute(activity, ages):
    axes = activity["axes"]
    return (axes["touch"] >= 4 or axes["trust"] >= 4 or axes["elimination"] >= 2
            or activity["refused"]
            or (axes["eyes_closed"] >= 2 and any(age < 120 for age in ages)))


class Place:
    """A track where it stands: session, block, the programme's words about it."""

    def __init__(self, case, number, session, block_no, block, track_no, track):
        self.number, self.session = number, session
        self.block_no, self.block = block_no, block
        self.track_no, self.track = track_no, track
        self.date = day(session["date"])
        self.template = case.template_session(session)
        self.template_track = case.template_track(self.template, block, track)
        self.slots = track["slots"]
        self.people = len(track["children"]) + len(track["carers"])
        self.children = [case.children[code] for code in track["children"] if code in case.children]
        self.ages = [age_months(child["birth"], self.date) for child in self.children]
        self.is_last = case.is_last_part(session, block)
        self.trust_cap = self.template["trust_cap"] if self.template else 0
        self.stage = ("forming" if case.is_event or not self.template
                      else self.template["stage"])


class Case:
    """Facts and plan, the judge's notes, and the walks over them."""

    def __init__(self, facts, plan):
        self.facts, self.plan, self.programme = facts, plan, facts["programme"]
        self.today = day(facts["today"])
        self.is_event = self.programme["format"] == "event"
        self.activities = {one["id"]: one for one in facts["activities"]}
        self.children = {one["code"]: one for one in facts["children"]}
        self.flags = {one["id"]: one for one in facts["vocabulary"]["flags"]}
        self.goals = [one["id"] for one in facts["vocabulary"]["goals"]]
        self.changing = {one["id"] for one in facts["vocabulary"]["postures"] if one["changing"]}
        self.calming = {one["id"] for one in facts["vocabulary"]["goals"] if one["calming"]}
        self.sessions = list(enumerate(plan["sessions"]))
        self.series = {}                # code → its sessions with their numbers, in order
        for number, session in self.sessions:
            self.series.setdefault(session["series"], []).append((number, session))
        self.places = [
            Place(self, number, session, block_no, block, track_no, track)
            for number, session in self.sessions
            for block_no, block in enumerate(session["blocks"])
            for track_no, track in enumerate(block["tracks"])]
        self.findings = []

    # What the programme says about a piece of the plan.

    def template_session(self, session):
        for one in self.programme["sessions"]:
            if one["no"] == session["no"]:
                return one
        return None

    def template_track(self, template, block, track):
        if not template:
            return None
        if not self.is_event:
            return template["blocks"][0]["tracks"][0]
        for one in template["blocks"]:
            if one["code"] != block["code"]:
                continue
            for candidate in one["tracks"]:
                if candidate["code"] == track["code"]:
                    return candidate
            if track["island"] and one["tracks"]:
                return one["tracks"][0]
        return None

    def is_last_part(self, session, block):
        if self.is_event:
            return block is session["blocks"][-1]
        return session is self.series[session["series"]][-1][1]

    # Slots.

    def activity(self, slot):
        return None if slot["kind"] == "debrief" else self.activities.get(slot["activity"])

    def main_trust(self, slots):
        return max([self.activity(slot)["axes"]["trust"] for slot in slots
                    if slot["phase"] == "main" and self.activity(slot)], default=0)

    def axis(self, slots, slot, axis):
        if slot["kind"] == "debrief":
            return {"energy": 2, "trust": self.main_trust(slots)}.get(axis, 0)
        activity = self.activity(slot)
        return activity["axes"][axis] if activity else 0

    def asked(self, place):
        """The activity and ritual slots of a track: number, slot, activity."""
        for number, slot in enumerate(place.slots):
            activity = self.activity(slot)
            if activity:
                yield number, slot, activity

    def session_places(self, number):
        return [place for place in self.places if place.number == number]

    def session_slots(self, number):
        """All slots of a session with their activity, the debrief left out."""
        for place in self.session_places(number):
            for slot_no, slot, activity in self.asked(place):
                yield place, slot_no, slot, activity

    # People.

    def session_children(self, number):
        codes = {code for place in self.session_places(number)
                 for code in place.track["children"]}
        return [self.children[code] for code in sorted(codes, key=code_key) if code in self.children]

    def series_children(self, sessions):
        codes = {child["code"] for number, _ in sessions
                 for child in self.session_children(number)}
        return [self.children[code] for code in sorted(codes, key=code_key)]

    def flags_on(self, child, on):
        held = {one["flag"] for one in child["flags"] if holds(one, on)}
        return [flag for flag in self.flags if flag in held]

    def aims(self, child):
        wanted = set(self.programme["goals"]) | set(self.programme["also"])
        level = {}
        for need in child["needs"]:
            if need["goal"] in wanted and need["level"] > 0:
                level[need["goal"]] = max(need["level"], level.get(need["goal"], 0))
        aims = sorted(level, key=lambda goal: (-level[goal], self.goals.index(goal)))[:2]
        for goal in sorted(self.programme["goals"], key=self.goals.index):
            if len(aims) < 2 and goal not in aims:
                aims.append(goal)
        return aims

    def bonded(self, kind, first, second, on):
        return any(bond["kind"] == kind and {bond["person"], bond["other"]} == {first, second}
                   and holds(bond, on) for bond in self.facts["bonds"])

    def met(self, number, goal):
        """Minutes of the session's activity slots with strength 2 or more sum to 5 or more."""
        return sum(slot["minutes"] for _, _, slot, activity in self.session_slots(number)
                   if slot["kind"] == "activity" and activity["goals"].get(goal, 0) >= 2) >= 5

    # Findings.

    def find(self, rule, session=None, place=None, slot=None, block=None, person="", other="",
             word="", points=0, missing=False, warning=False):
        if place:
            session, block = place.number, place.block_no
        kind = WARNING if missing or warning else RULE_CLASS[rule]
        self.findings.append({
            "rule": rule, "class": kind, "missing": missing, "points": points,
            "overridden": kind == OVERRIDE and self.is_overridden(rule, session, person),
            "session": session, "block": block, "track": place.track_no if place else None,
            "slot": slot, "person": person, "other": other, "word": word})

    def is_overridden(self, rule, session, person):
        about = self.plan["sessions"][session]
        subjects = {"", about["code"], about["series"], person}
        return any(row["rule"] == rule and row["subject"] in subjects
                   and (not row["until"] or day(about["date"]) <= day(row["until"]))
                   for row in self.facts["overrides"])


# -- The rules, in the order of the page ----------------------------------------------------------

def child_days(case):
    for number, session in case.sessions:
        for child in case.session_children(number):
            yield number, day(session["date"]), child


def k_enrolled(case):
    for number, _, child in child_days(case):
        if child["active"] and child["enrolment"] in ("accepted", "placed"):
            continue
        case.find("K-ENROLLED", number, person=child["code"],
                  missing=(case.plan["trial"] and child["active"]
                           and child["enrolment"] == "invited"))


def newest_consent(child, on):
    rows = [row for row in child["consents"] if row["purpose"] == "group" and holds(row, on)]
    newest = None
    for row in rows:                # of two equal ones the later row counts
        if not newest or (row["from"] or "") >= (newest["from"] or ""):
            newest = row
    return newest


def k_consent(case):
    for number, on, child in child_days(case):
        newest = newest_consent(child, on)
        if newest and newest["state"] == "given":
            continue
        has_row = any(row["purpose"] == "group" for row in child["consents"])
        case.find("K-CONSENT", number, person=child["code"],
                  missing=case.plan["trial"] and not has_row)


def k_assent(case):
    for number, on, child in child_days(case):
        if age_months(child["birth"], on) >= 96 and child["assent"] != "yes":
            case.find("K-ASSENT", number, person=child["code"],
                      warning=child["assent"] == "unknown")


def k_cleared(case):
    for number, on, child in child_days(case):
        if child["restricted"] and not (child["cleared"] and day(child["cleared"]) <= on):
            case.find("K-CLEARED", number, person=child["code"])


def first_places(case):
    """Each child of the plan with the number of its first session."""
    first = {}
    for number, _ in case.sessions:
        for child in case.session_children(number):
            first.setdefault(child["code"], number)
    return first


def k_tier(case):
    for code, number in first_places(case).items():
        if case.children[code]["tier"] > 2:
            case.find("K-TIER", number, person=code)


def k_age(case):
    if case.is_event:
        for place in case.places:
            if place.block["kind"] != "split" or not place.template_track:
                continue
            band = place.template_track["age"]
            if not band["min"] and not band["max"]:
                band = case.programme["age"]
            for child, age in zip(place.children, place.ages):
                if not child["birth"] or not within(age, band):
                    case.find("K-AGE", place=place, person=child["code"],
                              missing=case.plan["trial"] and not child["birth"])
        return
    for sessions in case.series.values():
        first_day = day(sessions[0][1]["date"])
        for child in case.series_children(sessions):
            if not child["birth"] or not within(age_months(child["birth"], first_day),
                                                case.programme["age"]):
                case.find("K-AGE", sessions[0][0], person=child["code"],
                          missing=case.plan["trial"] and not child["birth"])


def k_expires(case):
    for code in first_places(case):
        row = newest_consent(case.children[code], case.today)
        if row and row["state"] == "given" and row["until"] \
                and (day(row["until"]) - case.today).days <= 14:
            case.find("K-EXPIRES", person=code)


def g_size(case):
    for place in case.places:
        children = len(place.track["children"])
        if not case.is_event:
            is_wrong = not within(children, case.programme["size"])
        else:
            is_wrong = (place.block["kind"] == "split" and place.track["audience"] == "children"
                        and not 4 <= children <= 20)
        if is_wrong:
            case.find("G-SIZE", place=place)


def pairs_of(codes):
    ordered = sorted(codes, key=code_key)
    return [(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1:]]


def g_apart(case):
    for place in case.places:
        if case.is_event and place.block["kind"] != "split" and not place.track["island"]:
            continue
        for first, second in pairs_of(place.track["children"]):
            if case.bonded("apart", first, second, place.date):
                case.find("G-APART", place=place, person=first, other=second)


def g_one(case):
    series_of = {}
    for code, sessions in case.series.items():
        for child in case.series_children(sessions):
            series_of.setdefault(child["code"], set()).add(code)
    for child, series in series_of.items():
        if len(series) > 1:
            case.find("G-ONE", person=child)


def opening_groups(case):
    """Each series' first session with its children; nothing in an event."""
    if not case.is_event:
        for sessions in case.series.values():
            number, session = sessions[0]
            yield number, day(session["date"]), case.session_children(number)


def g_target(case):
    target = case.programme["target"]
    for number, _, children in opening_groups(case):
        away = max(0, target["min"] - len(children)) + max(0, len(children) - target["max"])
        if away:
            case.find("G-TARGET", number, points=15 * away)


def g_lone(case):
    for number, _, children in opening_groups(case):
        for sex in ("f", "m"):
            only = [child for child in children if child["sex"] == sex]
            if len(children) >= 4 and len(only) == 1:
                case.find("G-LONE", number, person=only[0]["code"], points=50)


def g_only(case):
    for _, on, children in opening_groups(case):
        for flag in case.flags.values():
            with_flag = [child for child in children if flag["id"] in case.flags_on(child, on)]
            if flag["body"] and len(with_flag) == 1:
                case.find("G-ONLY", person=with_flag[0]["code"], word=flag["id"])


def t_two(case):
    for place in case.places:
        track = place.track
        if track["children"] and track["leader"] \
                and len({track["leader"], *track["assistants"]}) < 2:
            case.find("T-TWO", place=place)


def weekday(case, on):
    for swap in case.facts["calendar"]["swapped"]:
        if day(swap["date"]) == on:
            return swap["as"]
    return WEEKDAYS[on.weekday()]


def t_open(case):
    for number, session in case.sessions:
        on = day(session["date"])
        if any(holds(span, on) for span in case.facts["calendar"]["closed"]):
            case.find("T-OPEN", number)
    for place in case.places:
        openings = [one for one in case.facts["openings"] if one["room"] == place.track["room"]]
        if not place.track["room"] or not openings:
            continue
        start = clock(place.session["start"]) + place.block["start"]
        end = start + place.block["minutes"]
        if not any(one["weekday"] == weekday(case, place.date) and clock(one["from"]) <= start
                   and end <= clock(one["until"]) for one in openings):
            case.find("T-OPEN", place=place)


def t_gap(case):
    for sessions in case.series.values():
        for (_, before), (number, after) in zip(sessions, sessions[1:]):
            gap = (day(after["date"]) - day(before["date"])).days
            if not within(gap, case.programme["gap_days"]):
                case.find("T-GAP", number)


def t_break(case):
    for number, session in case.sessions:
        blocks = session["blocks"]
        if sum(block["minutes"] for block in blocks) <= 100:
            continue
        stretches = [0]
        for index, block in enumerate(blocks):
            if block["kind"] == "break" and block["minutes"] >= 10:
                stretches.append(0)
                continue
            stretches[-1] += block["minutes"]
            if case.is_event and index == 0 and block["tracks"]:
                stretches[-1] -= sum(slot["minutes"] for slot in block["tracks"][0]["slots"]
                                     if slot["phase"] == "checkin")
        if len(stretches) == 1 or max(stretches) > 95:
            case.find("T-BREAK", number)


def c_phase(case):
    for place in case.places:
        before = 0
        for number, slot in enumerate(place.slots):
            phase = PHASES.index(slot["phase"])
            activity = case.activity(slot)
            is_misplaced = (slot["phase"] != "share" if slot["kind"] == "debrief"
                            else activity and slot["phase"] not in activity["phases"])
            if phase < before or is_misplaced:
                case.find("C-PHASE", place=place, slot=number)
            before = phase


def c_audience(case):
    for place in case.places:
        for number, _, activity in case.asked(place):
            if place.track["audience"] not in activity["audience"]:
                case.find("C-AUDIENCE", place=place, slot=number)


def c_minutes(case):
    for place in case.places:
        at = place.block["start"]
        has_gap = False
        for number, slot in enumerate(place.slots):
            activity = case.activity(slot)
            if (slot["kind"] == "debrief" and slot["minutes"] < 5) \
                    or (activity and not within(slot["minutes"], activity["minutes"])):
                case.find("C-MINUTES", place=place, slot=number)
            has_gap = has_gap or slot["start"] != at
            at = slot["start"] + slot["minutes"]
        if sum(slot["minutes"] for slot in place.slots) != place.block["minutes"]:
            case.find("C-MINUTES", place=place)
        if has_gap:
            case.find("C-MINUTES", place=place)


def phase_sum(place, phase):
    return sum(slot["minutes"] for slot in place.slots if slot["phase"] == phase)


def c_phase_min(case):
    for place in case.places:
        if not place.template_track:
            continue
        for phase in PHASES:
            wanted = place.template_track["minutes"].get(phase, 0)
            is_there = any(slot["phase"] == phase for slot in place.slots)
            if wanted:
                is_wrong = not is_there or (abs(phase_sum(place, phase) - wanted)
                                            > max(2, wanted * 200 // 1000))
            else:
                is_wrong = is_there
            if is_wrong:
                case.find("C-PHASE-MIN", place=place, word=phase)


def c_age(case):
    for place in case.places:
        for number, _, activity in case.asked(place):
            for child, age in zip(place.children, place.ages):
                if child["birth"] and not within(age, activity["age"]):
                    case.find("C-AGE", place=place, slot=number, person=child["code"])


def c_size(case):
    for place in case.places:
        for number, _, activity in case.asked(place):
            if not fits_people(activity, place.people):
                case.find("C-SIZE", place=place, slot=number)


def c_absolute(case):
    for place in case.places:
        for number, _, activity in case.asked(place):
            if is_absolute(activity, place.ages):
                case.find("C-ABSOLUTE", place=place, slot=number)


def c_trust_cap(case):
    for place in case.places:
        for number, slot in enumerate(place.slots):
            if place.template and case.axis(place.slots, slot, "trust") > place.trust_cap:
                case.find("C-TRUST-CAP", place=place, slot=number)


def c_touch_cap(case):
    for place in case.places:
        for number, _, activity in case.asked(place):
            if activity["axes"]["touch"] > case.programme["touch_cap"]:
                case.find("C-TOUCH-CAP", place=place, slot=number)


def c_stage(case):
    for place in case.places:
        for number, _, activity in case.asked(place):
            if place.template and STAGES[activity["stage_earliest"]] > STAGES[place.stage]:
                case.find("C-STAGE", place=place, slot=number)


def is_placeable(case, place, activity):
    return ((activity["event_ok"] or not case.is_event)
            and (activity["last_ok"] or not place.is_last))


def c_place(case):
    for place in case.places:
        for number, _, activity in case.asked(place):
            if not is_placeable(case, place, activity):
                case.find("C-PLACE", place=place, slot=number)


def flagged(case, place):
    for child in place.children:
        for flag in case.flags_on(child, place.date):
            yield child, flag


def c_avoid(case):
    for place in case.places:
        for number, _, activity in case.asked(place):
            for child, flag in flagged(case, place):
                if flag in activity["avoid"]:
                    case.find("C-AVOID", place=place, slot=number, person=child["code"], word=flag)


def c_axis(case):
    for place in case.places:
        for number, slot, activity in case.asked(place):
            for child, flag in flagged(case, place):
                if keeps_flag(activity, case.flags[flag], place.people):
                    continue
                is_printed = {"child": child["code"], "flag": flag} in slot["printed"]
                if flag not in activity["adapt"] or not is_printed:
                    case.find("C-AXIS", place=place, slot=number, person=child["code"], word=flag)


def c_material(case):
    for place in case.places:
        for number, _, activity in case.asked(place):
            for item in activity["items"]:
                if item in case.programme["excluded"]:
                    case.find("C-MATERIAL", place=place, slot=number, word=item)


def c_peak(case):
    for place in case.places:
        for number in range(1, len(place.slots)):
            if all(case.axis(place.slots, place.slots[one], "energy") == 5
                   for one in (number - 1, number)):
                case.find("C-PEAK", place=place, slot=number)


def c_calm(case):
    for place in case.places:
        slots = place.slots
        for number, slot in enumerate(slots):
            if case.axis(slots, slot, "trust") < 2:
                continue
            loud = [one for one in range(number) if case.axis(slots, slots[one], "energy") >= 4]
            if loud and sum(between["minutes"] for between in slots[loud[-1] + 1:number]
                            if case.axis(slots, between, "energy") <= 2) < 3:
                case.find("C-CALM", place=place, slot=number)


def c_regulate(case):
    def regulates(slots, slot):
        activity = case.activity(slot)
        return (activity and any(activity["goals"].get(goal, 0) >= 2 for goal in case.calming)
                and activity["axes"]["energy"] <= 2 and activity["axes"]["trust"] <= 1)

    for place in case.places:
        for number, slot in enumerate(place.slots):
            if case.axis(place.slots, slot, "trust") >= 2 \
                    and not any(regulates(place.slots, later)
                                for later in place.slots[number + 1:]):
                case.find("C-REGULATE", place=place, slot=number)


def c_fit(case):
    aims = {code: case.aims(child) for code, child in case.children.items()}
    for place in case.places:
        for number, slot, activity in case.asked(place):
            if slot["kind"] != "activity":
                continue
            points = -sum(
                strength * min(12, sum(goal in aims[child["code"]] for child in place.children))
                for goal, strength in activity["goals"].items())
            if points:
                case.find("C-FIT", place=place, slot=number, points=points)


def c_deviation(case):
    for place in case.places:
        if place.template_track:
            away = sum(abs(phase_sum(place, phase) - place.template_track["minutes"].get(phase, 0))
                       for phase in PHASES)
            if away:
                case.find("C-DEVIATION", place=place, points=4 * away)


def c_adapt(case):
    for place in case.places:
        for number, slot in enumerate(place.slots):
            if slot["printed"]:
                case.find("C-ADAPT", place=place, slot=number, points=4 * len(slot["printed"]))


def c_changes(case):
    for place in case.places:
        pieces = sum(slot["kind"] == "activity" for slot in place.slots)
        if pieces:
            case.find("C-CHANGES", place=place, points=2 * pieces)


def run_excess(case, place, field, most, ends_run):
    """Minutes above `most` of each run of neighbouring slots that are alike in the field."""
    excess, like, minutes = 0, None, 0
    for slot in place.slots + [None]:
        activity = case.activity(slot) if slot else None
        value = activity[field] if activity and activity[field] not in ends_run else None
        if value is None or value != like:
            excess += max(0, minutes - most)
            like, minutes = value, 0
        if value is not None:
            minutes += slot["minutes"]
    return excess


def c_posture(case):
    for place in case.places:
        youngest = min(place.ages, default=9999)
        most = 10 if youngest < 108 else 15 if youngest < 156 else 25
        excess = run_excess(case, place, "posture", most, case.changing)
        if excess:
            case.find("C-POSTURE", place=place, points=excess)


def c_formation(case):
    for place in case.places:
        excess = run_excess(case, place, "formation", 20, ())
        if excess:
            case.find("C-FORMATION", place=place, points=excess)


def c_odd(case):
    for place in case.places:
        for number, _, activity in case.asked(place):
            if activity["axes"]["odd_one_out"] == 1:
                case.find("C-ODD", place=place, slot=number, points=8)


def s_repeat(case):
    done = set()                        # (person, activity) of the slots before
    for place in case.places:
        people = (sorted(place.track["children"], key=code_key)
                  + sorted(place.track["carers"], key=code_key))
        for number, slot, activity in case.asked(place):
            if slot["kind"] != "activity":
                continue
            again = [code for code in people if (code, activity["id"]) in done]
            if again:
                case.find("S-REPEAT", place=place, slot=number, person=again[0])
            done.update((code, activity["id"]) for code in people)
            for child in place.children:
                if any(row["person"] == child["code"] and row["activity"] == activity["id"]
                       and 0 < (place.date - day(row["date"])).days <= 365
                       for row in case.facts["history"]):
                    case.find("S-REPEAT", place=place, slot=number, person=child["code"])


def is_named_ritual(case, place, slot):
    named = list(case.programme["rituals"].get(slot["phase"], []))
    if place.template_track:
        named += place.template_track["fixed"].get(slot["phase"], [])
    if slot["phase"] == "close" and case.programme["notice"]:
        named.append(case.programme["notice"])
    return slot["activity"] in named


def s_ritual(case):
    for place in case.places:
        for number, slot, activity in case.asked(place):
            if (slot["kind"] == "ritual" or activity["kind"] == "ritual") \
                    and not is_named_ritual(case, place, slot):
                case.find("S-RITUAL", place=place, slot=number)


def s_must(case):
    for must in case.programme["must"]:
        for number, session in case.sessions:
            if session["no"] != must["session"]:
                continue
            if not any(slot["activity"] in must["any_of"]
                       for place, _, slot, _ in case.session_slots(number)
                       if not case.is_event or not must["track"]
                       or place.track["code"] == must["track"]):
                case.find("S-MUST", number, word=must["any_of"][0])


def s_ladder(case):
    if case.is_event:
        return
    for sessions in case.series.values():
        reached = -1                    # the greatest trust of the sessions before
        for number, _ in sessions:
            here = reached
            for place in case.session_places(number):
                for slot_no, slot in enumerate(place.slots):
                    trust = case.axis(place.slots, slot, "trust")
                    if trust >= 2 and reached < trust - 1:
                        case.find("S-LADDER", place=place, slot=slot_no)
                    here = max(here, trust)
            reached = here


def s_goodbye(case):
    notice = case.programme["notice"]
    if case.is_event or not notice:
        return
    for sessions in case.series.values():
        for number, _ in sessions[-3:]:
            if not any(slot["activity"] == notice and 1 <= slot["minutes"] <= 3
                       for _, _, slot, _ in case.session_slots(number)):
                case.find("S-GOODBYE", number)


def s_farewell(case):
    if case.is_event:
        return
    for sessions in case.series.values():
        number = sessions[-1][0]
        if not any(slot["kind"] == "activity" and activity["farewell"]
                   for _, _, slot, activity in case.session_slots(number)):
            case.find("S-FAREWELL", number)


def s_aims(case):
    if case.is_event:
        return
    for sessions in case.series.values():
        first = sessions[0][0]
        met = {goal: [number for number, _ in sessions if case.met(number, goal)]
               for goal in case.goals}
        for goal in case.programme["goals"]:
            if len(met[goal]) < 2:
                case.find("S-AIMS", first, word=goal)
        for child in case.series_children(sessions):
            there = {number for number, _ in sessions if child in case.session_children(number)}
            for goal in case.aims(child):
                if len(there.intersection(met[goal])) < 2:
                    case.find("S-AIMS", first, person=child["code"], word=goal)


def s_session_goals(case):
    if case.is_event:
        return
    goals = set(case.programme["goals"]) | set(case.programme["also"])
    for number, _ in case.sessions:
        if sum(case.met(number, goal) for goal in goals) < 2:
            case.find("S-SESSION-GOALS", number)


def main_pieces(case, number):
    return [(place, slot_no, activity)
            for place, slot_no, slot, activity in case.session_slots(number)
            if slot["kind"] == "activity" and slot["phase"] == "main"]


def s_kinds(case):
    if case.is_event:
        return
    for sessions in case.series.values():
        kinds = {activity["kind"] for number, _ in sessions
                 for _, _, activity in main_pieces(case, number)}
        if len(kinds) < 3:
            case.find("S-KINDS", sessions[0][0])


def s_work(case):
    if case.is_event:
        return
    for number, session in case.sessions:
        template = case.template_session(session)
        if not template or template["stage"] != "working" or template["trust_cap"] < 2:
            continue
        if not any(slot["phase"] == "main" and activity["axes"]["trust"] >= 2
                   for _, _, slot, activity in case.session_slots(number)):
            case.find("S-WORK", number, points=40)


def s_variety(case):
    if case.is_event:
        rows = []
        for place in case.places:
            rows.append([piece for piece in main_pieces(case, place.number) if piece[0] is place])
    else:
        rows = [[piece for number, _ in sessions for piece in main_pieces(case, number)]
                for sessions in case.series.values()]
    for row in rows:
        for (_, _, before), (place, slot_no, after) in zip(row, row[1:]):
            if before["kind"] == after["kind"]:
                case.find("S-VARIETY", place=place, slot=slot_no, points=6)


def islands(case):
    return [place for place in case.places if place.track["island"]]


def j_adult(case):
    for place in islands(case):
        track = place.track
        held = {pair["child"] for pair in track["pairs"] if pair["adult"] in track["carers"]}
        for code in track["children"]:
            if code not in held:
                case.find("J-ADULT", place=place, person=code)


def j_siblings(case):
    for number, session in case.sessions:
        on = day(session["date"])
        carers = {}
        for bond in case.facts["bonds"]:
            if bond["kind"] == "pair" and holds(bond, on):
                carers.setdefault(bond["person"], set()).add(bond["other"])
        for block_no, _ in enumerate(session["blocks"]):
            stands_on = {}              # a child may, wrongly, stand on two islands
            for place in islands(case):
                if place.number == number and place.block_no == block_no:
                    for code in place.track["children"]:
                        stands_on.setdefault(code, set()).add(place.track["island"])
            for first, second in pairs_of(stands_on):
                if len(stands_on[first] | stands_on[second]) > 1 \
                        and carers.get(first, set()) & carers.get(second, set()):
                    case.find("J-SIBLINGS", number, block=block_no, person=first, other=second)


def j_island_size(case):
    for place in islands(case):
        if not within(len(place.track["pairs"]), case.programme["island_pairs"]):
            case.find("J-ISLAND-SIZE", place=place)


def j_headcount(case):
    for number, session in case.sessions:
        is_split, is_counted = False, False
        for block_no, block in enumerate(session["blocks"]):
            if block["kind"] == "split":
                is_split, is_counted = True, False
            elif block["kind"] == "break" and block["headcount"] and block["minutes"] >= 10:
                is_counted = True
            elif block["kind"] == "joint" and is_split and not is_counted:
                case.find("J-HEADCOUNT", number, block=block_no)


def is_good_spare(case, place, activity):
    if not activity or activity["ritual"] or activity["kind"] == "ritual":
        return False
    series = {number for number, _ in case.series[place.session["series"]]}
    if any(slot["activity"] == activity["id"] for one in case.places if one.number in series
           for slot in one.slots):
        return False
    for child, flag in flagged(case, place):
        if flag in activity["avoid"]:
            return False
        if flag not in activity["adapt"] \
                and not keeps_flag(activity, case.flags[flag], place.people):
            return False
    axes = activity["axes"]
    return ("main" in activity["phases"] and place.track["audience"] in activity["audience"]
            and all(not child["birth"] or within(age, activity["age"])
                    for child, age in zip(place.children, place.ages))
            and fits_people(activity, place.people) and not is_absolute(activity, place.ages)
            and axes["trust"] <= place.trust_cap
            and axes["touch"] <= case.programme["touch_cap"]
            and STAGES[activity["stage_earliest"]] <= STAGES[place.stage]
            and is_placeable(case, place, activity)
            and not set(activity["items"]) & set(case.programme["excluded"]))


def p_spare(case):
    if case.programme["spare"] < 1:
        return
    for place in case.places:
        if place.template_track and place.template_track["minutes"].get("main", 0) \
                and not is_good_spare(case, place, case.activities.get(place.track["spare"])):
            case.find("P-SPARE", place=place)


def blocks_fit(case, blocks, people):
    return all(fits_people(case.activity(slot), people)
               for block in blocks for track in block["tracks"] for slot in track["slots"]
               if case.activity(slot))


def p_door(case):
    if case.is_event:
        return
    for number, session in case.sessions:
        for place in case.session_places(number):
            for people in range(max(3, place.people - 2), place.people + 3):
                if people == place.people or blocks_fit(case, [{"tracks": [place.track]}], people):
                    continue
                if not any(variant["people"] == people
                           and blocks_fit(case, variant["blocks"], people)
                           for variant in session["variants"]):
                    case.find("P-DOOR", number)


def attendance_session(case, code):
    for number, session in case.sessions:
        if session["code"] == code:
            return number
    return None


def a_held(case):
    standing = case.facts["standing"]
    states = {one["code"]: one["state"] for one in (standing["sessions"] if standing else [])}
    states.update((one["code"], one["state"]) for _, one in case.sessions)
    for row in case.facts["attendance"]:
        if states.get(row["session"]) not in ("held", "signed"):
            case.find("A-HELD", attendance_session(case, row["session"]), person=row["person"])


def a_one(case):
    rows = {}
    for row in case.facts["attendance"]:
        if not row["corrected"]:
            key = (row["session"], row["person"])
            rows[key] = rows.get(key, 0) + 1
    for (session, person), count in rows.items():
        if count > 1:
            case.find("A-ONE", attendance_session(case, session), person=person)


def a_signed(case):
    for row in case.facts["attendance"]:
        if row["after_signature"] and not row["correction"]:
            case.find("A-SIGNED", attendance_session(case, row["session"]), person=row["person"])


JUDGES = {code: globals()[code.lower().replace("-", "_")] for code, _ in RULES}


# -- The verdict ----------------------------------------------------------------------------------

def sort_key(finding):
    def number(value):
        return -1 if value is None else value
    return (RULE_ORDER[finding["rule"]], number(finding["session"]), number(finding["block"]),
            number(finding["track"]), number(finding["slot"]), code_key(finding["person"]),
            code_key(finding["other"]), finding["word"])


def judge(facts, plan):
    case = Case(facts, plan)
    for code, _ in RULES:
        JUDGES[code](case)
    case.findings.sort(key=sort_key)
    points = {}
    for finding in case.findings:
        if finding["points"]:
            points[finding["rule"]] = points.get(finding["rule"], 0) + finding["points"]
    codes = [session["code"] for session in plan["sessions"]]
    shown = []
    for finding in case.findings:
        one = {key: finding[key] for key in ("rule", "class", "overridden", "points")}
        one["session"] = None if finding["session"] is None else codes[finding["session"]]
        for key in ("block", "track", "slot", "person", "other", "word"):
            one[key] = finding[key]
        shown.append(one)
    return {
        "broken": sum(one["class"] == HARD or (one["class"] == OVERRIDE and not one["overridden"])
                      for one in case.findings),
        "unplaced": len(plan["unplaced"]),
        "points": sum(points.values()),
        "missing_papers": sum(one["missing"] for one in case.findings),
        "points_of": {code: points[code] for code, _ in RULES if points.get(code)},
        "findings": shown,
    }


def compact(value):
    return json.dumps(value, ensure_ascii=False)


def write_verdict(verdict):
    """One finding a line, so that two verdicts can be compared by eye."""
    lines = [f'  {compact(key)}: {compact(value)},' for key, value in verdict.items()
             if key != "findings"]
    rows = ",\n".join("    " + compact(one) for one in verdict["findings"])
    findings = f"[\n{rows}\n  ]" if rows else "[]"
    return "{\n" + "\n".join(lines) + f'\n  "findings": {findings}\n}}\n'


def differences(ours, theirs):
    """Lines that say what differs: + only here, - only in the other verdict."""
    lines = [f"{key}: {compact(ours[key])} here, {compact(theirs.get(key))} there"
             for key in ours if key != "findings" and ours[key] != theirs.get(key)]
    here, there = ([compact(one) for one in verdict["findings"]] for verdict in (ours, theirs))
    rest = list(there)
    for one in here:
        if one in rest:
            rest.remove(one)
        else:
            lines.append("+ " + one)
    lines += ["- " + one for one in rest]
    if not lines and here != there:
        lines.append("the same findings in another order")
    return lines


# -- The command ----------------------------------------------------------------------------------

def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def check_one(facts, plan, verdict):
    return differences(judge(read_json(facts), read_json(plan)), read_json(verdict))


def check_batch(folder):
    passed, failed = 0, 0
    for facts in sorted(glob.glob(os.path.join(glob.escape(folder), "*.facts.json"))):
        stem = facts[:-len(".facts.json")]
        lines = check_one(facts, stem + ".plan.json", stem + ".verdict.json")
        for line in lines:
            print(f"{os.path.basename(stem)}: {line}")
        passed, failed = passed + (not lines), failed + bool(lines)
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


def check_rules(path):
    """The list of this file against rules.def."""
    with open(path, encoding="utf-8") as file:
        rows = re.findall(r'^RULE\(\w+, \w+, "([A-Z-]+)", RULE_(\w+),', file.read(), re.MULTILINE)
    theirs = [(code, kind.lower()) for code, kind in rows]
    for ours, other in zip(RULES + [None] * len(theirs), theirs + [None] * len(RULES)):
        if ours != other:
            print(f"here {ours}, in {path} {other}")
            return 1
    print(f"{len(theirs)} passed, 0 failed")
    return 0 if theirs else 1


def main():
    parser = argparse.ArgumentParser(description="Judge a plan by docs/rules.md.")
    parser.add_argument("facts", nargs="?")
    parser.add_argument("plan", nargs="?")
    parser.add_argument("--verdict", help="write the verdict to this file")
    parser.add_argument("--compare", help="compare with this verdict")
    parser.add_argument("--batch", help="check every case in this folder")
    parser.add_argument("--rules", help="compare the list of rules with rules.def")
    options = parser.parse_args()
    if options.rules:
        return check_rules(options.rules)
    if options.batch:
        return check_batch(options.batch)
    if not options.facts or not options.plan:
        parser.error("FACTS and PLAN, or --batch DIR, or --rules FILE")
    if options.compare:
        lines = check_one(options.facts, options.plan, options.compare)
        print("\n".join(lines) if lines else "the verdicts are equal")
        return 1 if lines else 0
    text = write_verdict(judge(read_json(options.facts), read_json(options.plan)))
    if options.verdict:
        with open(options.verdict, "w", encoding="utf-8") as file:
            file.write(text)
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
