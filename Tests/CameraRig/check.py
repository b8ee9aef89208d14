"""Judges what ./guest.py noted, prints the table of faults, and exits with 1 unless all is right."""

import json
import pathlib
import sys

results = pathlib.Path(sys.argv[1])
is_emulated = sys.argv[2] == "software"
TARGET_S = 2.0
# What `wayside cameras` takes in software emulation, its start from the host's disk included, where nothing else runs on the host.
USUAL_S = 4.5
failures = 0


def read(name):
    path = results / name
    return path.read_text(errors="replace") if path.exists() else ""


def check(case, what, is_right, seen):
    global failures
    failures += not is_right
    if not is_right:
        print(f"FAIL  {case}: {what}: {seen}")


def said(entry):
    """`stalled (unreadable), streaming`"""
    events = [event for event in entry.get("said", []) if event["state"] != "opening"]
    return ", ".join(e["state"] + (f" ({e['reason']})" if e["state"] != "streaming" else "") for e in events)


# The states and reasons that each fault leads to, in this order.
EXPECTED = {
    "absent": "absent (notFound), streaming",
    "disconnect": "absent (unplugged), streaming",
    "qbuf": "stalled (unreadable), streaming",
    "fatal": "stalled (unreadable), streaming",
    "reqbufs": "stalled (unreadable), streaming",
    "streamon": "stalled (unreadable), streaming",
    "buffer": "",
    "drops": "",
    "hang": "stalled (timedOut), streaming",
    "wraps": "",
    "svideo": "stalled (noSignal), streaming",
    "hdmi": "stalled (noSignal), streaming",
    "resized": "stalled (formatChanged), streaming",
    "busy": "failed (busy), streaming",
    "forbidden": "failed (noPermission), streaming",
    "unfed": "absent (notFound), streaming",
    "restarted": "stalled (timedOut), absent (notFound), streaming",
    "other size": "stalled (timedOut), absent (notFound), streaming",
    "garbage": "stalled (timedOut), streaming",
    "steady": "",
    "unbound": "absent (unplugged), absent (notFound), streaming",
    "late": "absent (notFound), streaming",
}

notes = json.loads(read("cases.json") or "{}")
cases = {entry["case"]: entry for entry in notes.get("cases", [])}
# A host with other work to do may make the emulation slower still.
slowness = max(cases.get("cameras", {}).get("took_s", 0) / USUAL_S, 1) if is_emulated else 1
allowed_s = TARGET_S * slowness
# The steady minute: where each instruction is emulated a frame is late at times, and where the host has other work besides, the
# driver itself can't make so many.
allowed_loss = 1800 if slowness > 1.3 else 18 if is_emulated else 0
check("rig", "all cases were run", (results / "finished").exists(), "")
for failure in notes.get("failures", []):
    check("rig", "no case failed", False, failure)

print("| fault | the program says | frames again after |\n| --- | --- | --- |")
for case, expected in EXPECTED.items():
    entry = cases.get(case)
    if entry is None:
        check(case, "was run", False, "")
        continue
    seconds = entry.get("recovered_s")
    print(f"| {entry['fault']} | {said(entry) or 'nothing'} | {f'{seconds:.2f} s' if seconds is not None else 'no gap'} |")
    check(case, f"says {expected or 'nothing'}", said(entry) == expected, entry.get("said"))
    if seconds is not None:
        check(case, f"recovers within {allowed_s:.1f} s", seconds <= allowed_s, seconds)
    for event in entry.get("said", []):
        if event["state"] == "streaming" and expected:
            check(case, "the gap has a start, an end and a length", event.get("gap_s") is not None and event["gap_s"] > 0, event)

# Of some faults more is known.
entry = cases.get("buffer", {})
check("buffer", "the broken frame is counted", entry.get("dropped", 0) >= 1, entry)
entry = cases.get("drops", {})
share = entry.get("dropped", 0) / max(entry.get("dropped", 0) + entry.get("frames", 0), 1)
check("drops", "about 30 % are counted", 0.1 < share < 0.6, f"{share:.2f}")
entry = cases.get("wraps", {})
check("wraps", "no flood of drops", entry.get("dropped", 1000) < entry.get("frames", 0), entry)
holder = str(cases.get("busy", {}).get("holder"))
messages = [event.get("message", "") for event in cases.get("busy", {}).get("said", [])]
check("busy", "the holder is named", any(f"pid {holder})" in message for message in messages), messages)
check("other size", "has the new size", cases.get("other size size", {}).get("size") == [640, 360], cases.get("other size size"))
entry = cases.get("steady", {})
is_whole = entry.get("frames") == 1800 and entry.get("dropped", 1800) <= allowed_loss
check("steady", f"1800 frames, at most {allowed_loss} lost", is_whole, entry)
rate = (entry.get("frames", 0) - 1 + entry.get("dropped", 0)) / max(entry.get("media_s", 0), 1)
check("steady", "30 frames a second", abs(rate - 30) < 0.3, rate)
entry = cases.get("repeated", {})
times, sizes = entry.get("times", []), entry.get("sizes", [])
check("repeated", "200 recoveries", len(times) == 200, len(times))
if len(times) == 200 and len(sizes) == 10:
    times.sort()
    print(f"| 200 quick faults in turn | | median {times[100]:.2f} s, longest {times[-1]:.2f} s |")
    memory, descriptors = [size[0] for size in sizes], [size[1] for size in sizes]
    print(f"\nresident KiB after 20, 40, ... 200 of them: {memory}; descriptors: {descriptors}")
    check("repeated", "recovers within the target", times[-1] <= allowed_s, times[-5:])
    # The first hundred warm it up: allocator, huge pages.
    check("repeated", "memory does not grow", memory[-1] - memory[4] < 256, memory)
    check("repeated", "descriptors do not grow", descriptors[-1] <= descriptors[0], descriptors)
entry = cases.get("steady", {})
print(f"60 s at 30 frames a second: {entry.get('frames')} frames, {entry.get('dropped')} lost ({allowed_loss} allowed here)")

print(f"allowed: {allowed_s:.1f} s; the target is {TARGET_S} s, and the emulation ran {slowness:.1f} times slower than usual")

cameras = {camera["path"]: camera for camera in map(json.loads, read("cameras.out").splitlines())}
check("cameras", "six vivid devices are listed", sum(c["driver"] == "vivid" for c in cameras.values()) == 6, list(cameras))
check("cameras", "a multi-planar one has formats", bool(cameras.get("/dev/video3", {}).get("formats")), cameras.get("/dev/video3"))

if failures:
    print(f"\n{failures} failed\n\nseconds since boot:\n{read('times')}")
    for path in sorted(results.glob("*.err")):
        text = path.read_text(errors="replace").strip()
        if text:
            print(f"--- {path.name}\n{text[-600:]}")
sys.exit(1 if failures else 0)
