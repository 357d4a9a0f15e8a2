"""A terminal for programs under test: what they write arrives here as a person would see it."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time

ERASE = "\r\x1b[K"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def run_on_terminal(command, folder, columns=80, environment=None, stop_at=None):
    """Runs a command whose standard error is a terminal. Gives its exit code, standard output, and
    the pieces that were written to the terminal with their times. `stop_at`: a text; once it is
    seen, the terminal sends Ctrl-C."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    attributes = termios.tcgetattr(theirs)
    attributes[1] &= ~termios.OPOST  # line ends stay as they were written
    termios.tcsetattr(theirs, termios.TCSANOW, attributes)
    clean = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/root"),
             "TERM": "xterm-256color"}
    begin = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stderr=theirs,
                               stdout=subprocess.PIPE, env={**clean, **(environment or {})})
    os.close(theirs)
    pieces, seen = [], b""
    while True:
        readable, _, _ = select.select([ours], [], [], 0.05)
        if readable:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other end was closed
                break
            if not piece:
                break
            seen += piece
            pieces.append((time.monotonic() - begin, piece.decode()))
            if stop_at and stop_at.encode() in seen:
                process.send_signal(signal.SIGINT)
                stop_at = None
    output = process.stdout.read().decode()
    process.stdout.close()
    os.close(ours)
    return process.wait(), output, pieces


def text_of(pieces):
    return "".join(piece for _, piece in pieces)


def drawn_lines(text):
    """The lines that were drawn over each other, in their order."""
    return [line for line in re.findall(r"\r\x1b\[K([^\r\n\x1b]*)", text) if line]


def left_standing(text):
    """What a person still sees at the end: lines that were drawn and erased are gone."""
    return re.sub(r"\r\x1b\[K[^\r\n\x1b]*(?=\r\x1b\[K)", "", text).replace(ERASE, "")
