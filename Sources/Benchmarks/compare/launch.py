"""Runs a command from a small process and prints what it cost, as JSON, on the descriptor given.

The peak memory of a process counts from before it became the program: a child of a large program would
seem large. Usage: launch.py DESCRIPTOR COMMAND…
"""
import os
import sys
import time

result, command = int(sys.argv[1]), sys.argv[2:]
started = time.perf_counter()
child = os.fork()
if child == 0:
    try:
        os.close(result)
        os.execvp(command[0], command)
    except OSError as error:
        os.write(2, f"{command[0]}: {error.strerror}\n".encode())
        os._exit(127)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - started
# macOS gives bytes, Linux kibibytes.
peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
os.write(result, (
    f'{{"cpu": {usage.ru_utime + usage.ru_stime}, "wall": {wall}, "peak": {peak}, '
    f'"status": {os.waitstatus_to_exitcode(status)}}}').encode())
