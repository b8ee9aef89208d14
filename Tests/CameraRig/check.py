"""Judges what ./guest left behind, prints a table, and exits with 1 unless all is right."""

import json
import pathlib
import statistics
import sys

results = pathlib.Path(sys.argv[1])
failures = 0


def read(name):
    path = results / name
    return path.read_text(errors="replace") if path.exists() else ""


def report(case, what, is_right, seen):
    global failures
    failures += not is_right
    print(f"{'ok  ' if is_right else 'FAIL'}  {case:<10} {what:<52} {seen}")


def lines(case):
    """Frames and summary: the program prints an object a line."""
    parsed = []
    for line in read(case + ".out").splitlines():
        try:
            parsed.append(json.loads(line))
        except json.JSONDecodeError:
            report(case, "every line is JSON", False, line[:80])
    frames = [entry for entry in parsed if entry.get("event") == "frame"]
    summary = next((entry for entry in parsed if entry.get("event") == "summary"), {})
    return frames, summary


def check_capture(case, count, format_name, width, height, rate):
    frames, summary = lines(case)
    code, error = read(case + ".code").strip(), read(case + ".err").strip().splitlines()
    report(case, "exit code 0", code == "0", code + (f": {error[-1]}" if code != "0" and error else ""))
    report(case, f"{count} frames", summary.get("frames") == count, summary.get("frames"))
    description = json.dumps(summary.get("source"))
    report(case, f"{format_name} {width}x{height}", f"{format_name} {width}x{height}" in description, description)
    times = [frame["time_s"] for frame in frames]
    rising = len(times) == count and all(a < b for a, b in zip(times, times[1:]))
    report(case, "capture times rise", rising, f"{len(times)} times")
    if len(times) > 2:
        # Over delivered and dropped frames alike: emulation may be too slow for all.
        gaps = [(b - a) / (1 + f["dropped"]) for a, b, f in zip(times, times[1:], frames[1:])]
        measured = 1 / statistics.median(gaps)
        report(case, f"{rate} frames a second", 0.8 < measured / rate < 1.25, f"{measured:.2f}")
    return frames, summary


def check_error(case, *words):
    code, error = read(case + ".code").strip(), read(case + ".err").strip().splitlines()
    last = error[-1] if error else ""
    report(case, "exit code is not 0", code not in ("", "0", "124"), code)
    for word in words:
        report(case, f"says '{word}'", word in last, last)


try:
    cameras = [json.loads(line) for line in read("cameras.out").splitlines()]
except json.JSONDecodeError:
    cameras = []
by_path = {camera["path"]: camera for camera in cameras}
for path, driver in [("/dev/video0", "vivid"), ("/dev/video42", "v4l2 loopback")]:
    camera = by_path.get(path, {})
    report("cameras", f"{path} is {driver}", camera.get("driver") == driver, camera.get("driver", read("cameras.err")[-200:]))
vivid = {entry["fourCC"]: entry for entry in by_path.get("/dev/video0", {}).get("formats", [])}
sizes = [(size["width"], size["height"]) for size in vivid.get("YUYV", {}).get("sizes", [])]
report("cameras", "vivid has YUYV 640x480", (640, 480) in sizes, len(vivid))

# vivid has no 30 a second at this size; 25 is its nearest.
check_capture("raw", 60, "YUYV", 640, 480, 25)
check_capture("mjpeg", 60, "MJPEG", 640, 360, 15)
_, summary = lines("broken")
report("broken", "drops are counted", summary.get("frames") == 40 and summary.get("dropped", 0) >= 5, summary.get("dropped"))
check_error("busy", "busy (held by v4l2-ctl, pid " + read("busy.holder").strip() + ")")
check_error("stalled", "no frame for 5")
check_error("unplugged", "the camera is gone")
check_error("absent", "no such")
report("rig", "all cases were run", (results / "finished").exists(), "")

if failures:
    print(f"\n{failures} failed\n\nseconds since boot:\n{read('times')}")
    for path in sorted(results.glob("*.err")):
        text = path.read_text(errors="replace").strip()
        if text:
            print(f"--- {path.name}\n{text[-600:]}")
sys.exit(1 if failures else 0)
