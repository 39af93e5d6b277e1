#!/usr/bin/env python3
"""Turns the compiled catalogue of messages into C: embed.py IN.mo OUT.c OUT.h

The program carries its Chinese messages inside, so that no file can be missing at run time."""
import sys

source, c_file, h_file = sys.argv[1:4]
with open(source, "rb") as f:
    data = f.read()
rows = [", ".join(f"0x{b:02x}" for b in data[i:i + 16]) for i in range(0, len(data), 16)]
with open(c_file, "w", encoding="ascii") as f:
    f.write('#include "messages_zh.h"\n\n_Alignas(8) const unsigned char messages_zh[] = {\n    ')
    f.write(",\n    ".join(rows) + ",\n};\n")
with open(h_file, "w", encoding="ascii") as f:
    f.write("#ifndef MESSAGES_ZH_H\n#define MESSAGES_ZH_H\n\n"
            "extern const unsigned char messages_zh[];\n\n#endif\n")
