"""Cards as they come out of camera traps: pictures with EXIF times, and what else lies on them."""

import datetime
import os
import struct
import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("WAYSIDE_SHARED") or REPOSITORY.parent / "shared")
SCHEMAS = SHARED / "schemas" / "camtrap-dp"
SAMPLE = REPOSITORY / "models" / "sample" / "road.mp4"


def exif(time, make="WAYSIDE TEST", model="C3"):
    """An EXIF segment (APP1) with a camera's name and a time."""
    text = time.strftime("%Y:%m:%d %H:%M:%S").encode() + b"\0"
    names = make.encode() + b"\0", model.encode() + b"\0"
    start = 8 + 2 + 3 * 12 + 4
    directory = start + len(names[0]) + len(names[1])
    directory += directory % 2
    main = struct.pack("<H", 3)
    main += struct.pack("<HHII", 0x010F, 2, len(names[0]), start)
    main += struct.pack("<HHII", 0x0110, 2, len(names[1]), start + len(names[0]))
    main += struct.pack("<HHII", 0x8769, 4, 1, directory) + struct.pack("<I", 0)
    content = (b"II*\0" + struct.pack("<I", 8) + main + names[0] + names[1]).ljust(directory, b"\0")
    content += struct.pack("<HHHIII", 1, 0x9003, 2, len(text), directory + 18, 0) + text
    segment = b"Exif\0\0" + content
    return b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment


def with_time(jpeg, time):
    """The JPEG with an EXIF segment of its own behind its first marker."""
    return jpeg[:2] + exif(time) + jpeg[2:]


def frames(folder, rate=1):
    """Pictures of the sample clip, so that there is something to see everywhere."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(SAMPLE), "-vf", f"fps={rate}", "-q:v", "3", str(folder / "%03d.jpg")], check=True)
    return [path.read_bytes() for path in sorted(folder.glob("*.jpg"))]


def make_cards(root, scratch):
    """Two cards with the same file names: bursts with quiet between them, and files that can't be read."""
    pictures = frames(scratch / "frames")
    for card, (begin, step) in {"north": (datetime.datetime(2026, 5, 4, 5, 0), 7), "south": (datetime.datetime(2026, 7, 1, 22, 0), 3)}.items():
        folder = root / card / "DCIM" / "100WAYSD"
        folder.mkdir(parents=True)
        for number, picture in enumerate(pictures):
            time = begin + datetime.timedelta(seconds=number % 5 * step, hours=number // 5)
            (folder / f"IMG_{number + 1:04}.JPG").write_bytes(with_time(picture, time))
        (folder / "IMG_9001.JPG").write_bytes(with_time(pictures[0], begin)[:4000])
        (folder / "IMG_9002.JPG").write_bytes(b"")
        (folder / "IMG_9003.jpeg").write_bytes(b"this is no picture")
        (folder / "IMG_9004.JPG").write_bytes(pictures[1])  # no time
        (folder / "notes.txt").write_text("not a picture, not a failure")
    real = SHARED / "exif"
    if real.is_dir():
        for path in sorted(real.glob("*.[jJ][pP][gG]"))[:8] + sorted((real / "reconyx-sequence").glob("*.JPG"))[:4]:
            target = root / "east" / path.name
            target.parent.mkdir(exist_ok=True)
            target.symlink_to(path)
