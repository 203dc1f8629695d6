#!/usr/bin/env python3
"""read_trace.py TRACE WORKING_FOLDER ALLOWED...: what a trace of strace shows the program to change.

Fails when a program was started, when something outside of the allowed folders was created, written, renamed or removed, or when a
file was created that somebody else could have put there (O_CREAT without O_EXCL), but for locks, which are empty, and in temporary
folders that this process has made.
"""
import os
import re
import sys

CHANGES = {"unlink", "unlinkat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "rmdir", "link", "linkat", "symlink", "symlinkat",
           "chmod", "fchmodat", "chown", "lchown", "fchownat", "truncate", "mknod", "mknodat", "utimensat", "creat"}
HARMLESS = {"/dev/null", "/dev/tty"}


def paths_of(arguments, folder):
    """Absolute paths of the quoted arguments; a descriptor before one is the folder it is relative to."""
    found = []
    for descriptor, text in re.findall(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"', arguments):
        found.append(os.path.normpath(os.path.join(descriptor or folder, text)))
    return found


def main():
    trace, folder, *allowed = sys.argv[1:]
    problems, counted, made = [], {"created": 0, "changed": 0}, set()
    for line in open(trace, encoding="utf-8", errors="replace"):
        call = re.match(r"(?:\d+ +)?(\w+)\((.*)", line)
        if not call:
            continue
        name, arguments = call.groups()
        if name in ("execve", "execveat"):
            problems += [f"starts {arguments}"] if counted.get("programs") else []
            counted["programs"] = 1
            continue
        is_open = name in ("open", "openat", "openat2") and re.search(r"O_WRONLY|O_RDWR|O_CREAT", arguments)
        if not is_open and name not in CHANGES:
            continue
        counted["created" if is_open else "changed"] += 1
        if name in ("mkdir", "mkdirat") and arguments.endswith("= 0"):
            made.update(path for path in paths_of(arguments, folder) if ".tmp." in os.path.basename(path))
        for path in paths_of(arguments, folder):
            if path not in HARMLESS and not any((path + "/").startswith(place + "/") for place in allowed):
                problems.append(f"changes {path}: {line.strip()}")
            is_apart = path.endswith(".lock") or os.path.dirname(path) in made
            if is_open and "O_CREAT" in arguments and "O_EXCL" not in arguments and not is_apart:
                problems.append(f"may open what is there already: {line.strip()}")
    if counted["created"] < 50 or counted["changed"] < 50:
        problems.append(f"the trace shows no whole run: {counted}")
    for problem in problems[:20]:
        print(problem, file=sys.stderr)
    print(f"{counted['created']} files opened for writing, {counted['changed']} other changes, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
