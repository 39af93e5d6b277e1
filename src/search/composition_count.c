#include "search/composition_parts.h"

#include <string.h>

enum { PEAK_ENERGY = 5, LOUD_ENERGY = 4, CALM_ENERGY = 2, CALM_MINUTES = 3, DEEP = 2 };

/* A strip's filled places in order, with what the levels need. */
struct line {
    int count;
    int piece[COMPOSITION_PLACES_MAX];
    int minutes[COMPOSITION_PLACES_MAX];
    int depth[COMPOSITION_PLACES_MAX];
    bool is_theme[COMPOSITION_PLACES_MAX];
};

static void read_line(const struct composition_problem *problem,
                      const struct composition_state *state, int strip, struct line *line)
{
    const struct composition_strip *s = &problem->strips[strip];
    int deepest_theme = 0;
    line->count = 0;
    for (int i = 0; i < s->place_count; i++) {
        int piece = state->piece[strip][i];
        if (piece == COMPOSITION_EMPTY)
            continue;
        int depth = problem->pieces[piece].depth;
        line->piece[line->count] = piece;
        line->minutes[line->count] = state->minutes[strip][i];
        line->depth[line->count] = depth;
        line->is_theme[line->count] = s->places[i].is_theme;
        line->count++;
        if (s->places[i].is_theme && depth > deepest_theme)
            deepest_theme = depth;
    }
    for (int i = 0; i < line->count; i++)
        if (line->depth[i] == COMPOSITION_DEPTH_OF_THEME)
            line->depth[i] = deepest_theme;
}

static void count_levels(const struct composition_problem *problem, const struct line *line,
                         struct strip_sum *sum)
{
    bool was_loud = false;
    bool is_settled_behind = false;
    int calm = 0;
    for (int i = 0; i < line->count; i++) {
        const struct composition_piece *piece = &problem->pieces[line->piece[i]];
        if (i && piece->energy >= PEAK_ENERGY &&
            problem->pieces[line->piece[i - 1]].energy >= PEAK_ENERGY)
            sum->hard[COMPOSITION_PEAK]++;
        if (line->depth[i] >= DEEP && was_loud && calm < CALM_MINUTES)
            sum->hard[COMPOSITION_CALM]++;
        if (piece->energy >= LOUD_ENERGY) {
            was_loud = true;
            calm = 0;
        } else if (piece->energy <= CALM_ENERGY) {
            calm += line->minutes[i];
        }
    }
    for (int i = line->count - 1; i >= 0; i--) {
        if (line->depth[i] >= DEEP && !is_settled_behind)
            sum->hard[COMPOSITION_SETTLE]++;
        is_settled_behind |= problem->pieces[line->piece[i]].is_settling && line->depth[i] < DEEP;
        sum->depth_count[line->depth[i]]++;
        if (line->depth[i] > sum->deepest)
            sum->deepest = line->depth[i];
    }
}

static void count_runs(const struct composition_problem *problem, int strip,
                       const struct line *line, struct strip_sum *sum)
{
    for (int run = 0; run < problem->run_count; run++) {
        int class = COMPOSITION_NO_CLASS;
        int minutes = 0;
        int limit = problem->strips[strip].run_limit[run];
        for (int i = 0; i <= line->count; i++) {
            int next = i < line->count ? problem->pieces[line->piece[i]].classes[run]
                                       : COMPOSITION_NO_CLASS;
            if (next == COMPOSITION_NO_CLASS || next != class) {
                if (class != COMPOSITION_NO_CLASS && minutes > limit)
                    sum->run[run] += (int64_t)problem->run_price * (minutes - limit);
                minutes = 0;
            }
            class = next;
            if (i < line->count)
                minutes += line->minutes[i];
        }
    }
}

static void count_segments(const struct composition_problem *problem,
                           const struct composition_state *state, int strip,
                           struct strip_sum *sum)
{
    const struct composition_strip *s = &problem->strips[strip];
    int minutes[COMPOSITION_SEGMENTS_MAX] = {0};
    for (int i = 0; i < s->place_count; i++)
        minutes[s->places[i].segment] += state->minutes[strip][i];
    for (int i = 0; i < s->place_count; i++)
        sum->hard[COMPOSITION_UNFILLED] +=
            !s->places[i].is_optional && state->piece[strip][i] == COMPOSITION_EMPTY;
    for (int i = 0; i < s->segment_count; i++) {
        int away = minutes[i] - s->segments[i].minutes;
        sum->deviation += (int64_t)problem->deviation_price * (away < 0 ? -away : away);
        sum->hard[COMPOSITION_UNFILLED] += s->segments[i].minutes && !minutes[i];
    }
}

static void count_theme(const struct composition_problem *problem, const struct line *line,
                        struct strip_sum *sum)
{
    sum->first_kind = sum->last_kind = -1;
    for (int i = 0; i < line->count; i++) {
        if (!line->is_theme[i])
            continue;
        int kind = problem->pieces[line->piece[i]].kind;
        sum->kinds |= UINT64_C(1) << kind;
        if (sum->last_kind == kind)
            sum->neighbours += problem->neighbour_price;
        if (sum->first_kind < 0)
            sum->first_kind = kind;
        sum->last_kind = kind;
    }
}

static int deepest_theme(const struct line *line)
{
    int deepest = 0;
    for (int i = 0; i < line->count; i++)
        if (line->is_theme[i] && line->depth[i] > deepest)
            deepest = line->depth[i];
    return deepest;
}

static int count_bits(uint64_t bits)
{
    int count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

static void count_marks(const struct composition_problem *problem, int strip,
                        const struct line *line, struct strip_sum *sum)
{
    int minutes[64] = {0};
    uint64_t tags = 0;
    for (int i = 0; i < line->count; i++) {
        const struct composition_piece *piece = &problem->pieces[line->piece[i]];
        tags |= piece->tags;
        for (uint64_t marks = piece->marks; marks; marks &= marks - 1) {
            int mark = __builtin_ctzll(marks);
            minutes[mark] += line->minutes[i];
            if (minutes[mark] >= problem->meet_minutes)
                sum->met |= UINT64_C(1) << mark;
        }
        for (int p = 0; p < problem->price_count; p++)
            sum->price[p] += problem->prices[p][strip * problem->piece_count + line->piece[i]];
    }
    sum->hard[COMPOSITION_TAGS] += count_bits(problem->strips[strip].tags & ~tags);
    int missing = problem->breadth_least - count_bits(sum->met & problem->breadth_marks);
    if (missing > 0)
        sum->hard[COMPOSITION_BREADTH] += missing;
}

void strip_count(const struct composition_problem *problem, const struct composition_state *state,
                 int strip, struct strip_sum *sum)
{
    struct line line;
    memset(sum, 0, sizeof *sum);
    read_line(problem, state, strip, &line);
    count_levels(problem, &line, sum);
    count_runs(problem, strip, &line, sum);
    count_segments(problem, state, strip, sum);
    count_theme(problem, &line, sum);
    count_marks(problem, strip, &line, sum);
    if (problem->strips[strip].is_depth_wanted && deepest_theme(&line) < DEEP)
        sum->shallow = problem->shallow_price;
}

static void count_ladder(const struct composition_problem *problem, const struct strip_sum *sums,
                         struct composition_account *account)
{
    int reached = -1;           /* deepest of the strips before */
    for (int s = 0; s < problem->strip_count; s++) {
        for (int depth = DEEP; depth < 4; depth++)
            if (reached < depth - 1)
                account->hard[COMPOSITION_LADDER] += sums[s].depth_count[depth];
        if (sums[s].deepest > reached)
            reached = sums[s].deepest;
    }
}

static void count_demands(const struct composition_problem *problem, const struct strip_sum *sums,
                          struct composition_account *account)
{
    for (int d = 0; d < problem->demand_count; d++) {
        const struct composition_demand *demand = &problem->demands[d];
        int met = 0;
        for (int s = 0; s < problem->strip_count; s++)
            met += (sums[s].met & demand->mark) == demand->mark;
        if (met < demand->strips)
            account->hard[COMPOSITION_DEMAND] += demand->strips - met;
    }
}

static bool has_spare(const struct composition_strip *strip, const struct usage *usage)
{
    for (int i = 0; i < strip->spare_count; i++)
        if (!usage->count[strip->spares[i]])
            return true;
    return false;
}

static void count_series(const struct composition_problem *problem, const struct strip_sum *sums,
                         const struct usage *usage, struct composition_account *account)
{
    uint64_t kinds = 0;
    int last_kind = -1;
    for (int s = 0; s < problem->strip_count; s++) {
        kinds |= sums[s].kinds;
        if (last_kind >= 0 && sums[s].first_kind == last_kind)
            account->neighbours += problem->neighbour_price;
        if (sums[s].last_kind >= 0)
            last_kind = sums[s].last_kind;
        if (problem->strips[s].needs_spare && !has_spare(&problem->strips[s], usage))
            account->hard[COMPOSITION_SPARE]++;
    }
    int missing = problem->kinds_least - count_bits(kinds);
    if (missing > 0)
        account->hard[COMPOSITION_KINDS] += missing;
}

void series_count(const struct composition_problem *problem, const struct strip_sum *sums,
                  const struct usage *usage, struct composition_account *account)
{
    memset(account, 0, sizeof *account);
    for (int s = 0; s < problem->strip_count; s++) {
        for (int i = 0; i < COMPOSITION_HARD_COUNT; i++)
            account->hard[i] += sums[s].hard[i];
        for (int i = 0; i < problem->price_count; i++)
            account->price[i] += sums[s].price[i];
        for (int i = 0; i < problem->run_count; i++)
            account->run[i] += sums[s].run[i];
        account->deviation += sums[s].deviation;
        account->neighbours += sums[s].neighbours;
        account->shallow += sums[s].shallow;
    }
    count_ladder(problem, sums, account);
    count_demands(problem, sums, account);
    count_series(problem, sums, usage, account);
    for (int i = 0; i < COMPOSITION_HARD_COUNT; i++)
        account->hard_total += account->hard[i];
    for (int i = 0; i < problem->price_count; i++)
        account->points += account->price[i];
    for (int i = 0; i < problem->run_count; i++)
        account->points += account->run[i];
    account->points += account->deviation + account->neighbours + account->shallow;
}

void composition_count(const struct composition_problem *problem,
                       const struct composition_state *state,
                       struct composition_account *account)
{
    struct strip_sum sums[COMPOSITION_STRIPS_MAX];
    struct usage usage = {0};
    for (int s = 0; s < problem->strip_count; s++) {
        strip_count(problem, state, s, &sums[s]);
        for (int i = 0; i < problem->strips[s].place_count; i++)
            if (state->piece[s][i] != COMPOSITION_EMPTY)
                usage.count[state->piece[s][i]]++;
    }
    series_count(problem, sums, &usage, account);
}
