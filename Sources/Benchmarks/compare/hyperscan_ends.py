"""Hyperscan with the regular expressions in one database, reporting the end of every match.

Usage: hyperscan_ends.py REGEXES TEXT. Prints the CPU seconds of loading and of reading, and the matches.
"""
import json
import sys
import time

started = time.process_time()
import hyperscan

regexes_path, text_path = sys.argv[1:]
with open(regexes_path, "rb") as file:
    regexes = file.read().splitlines()
database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
database.compile(expressions=regexes, ids=list(range(len(regexes))), flags=[0] * len(regexes))
with open(text_path, "rb") as file:
    text = file.read()
count = 0


def found(*_):
    global count
    count += 1


loaded = time.process_time()
database.scan(text, match_event_handler=found)
print(json.dumps({
    "load": loaded - started, "read": time.process_time() - loaded, "matches": count,
    "version": hyperscan.__version__}))
