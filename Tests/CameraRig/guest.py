"""Runs within the virtual machine: causes each fault at a camera that `wayside run` watches, and notes what the program said and when
frames flowed again. check.py judges the notes.

Every case stands for itself: Program is one `wayside run`, Case one line of the table. Cases of different devices run at the same time,
for most of them wait most of the time.
"""

import bisect
import contextlib
import fcntl
import json
import os
import pathlib
import signal
import struct
import subprocess
import sys
import threading
import time

PROGRAM = sys.argv[1]
RESULTS = pathlib.Path("/run/rig/results")
DRIVER = pathlib.Path("/sys/bus/platform/drivers/vivid")
SMALL = ("--size", "320x180", "--rate", "30")  # drawing larger frames would cost vivid most of the emulated processor
LONG = 60  # s that anything may take in emulation before the case is given up

cases = []
failures = []


def now():
    """Seconds since boot, as in /proc/uptime."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def log(text):
    with open(RESULTS / "times", "a") as file:
        file.write(f"{now():.2f} {text}\n")


# --- V4L2, as far as it is needed here ------------------------------------------------------------------------------------------

VIDIOC_QUERYCAP, VIDIOC_S_FMT, VIDIOC_REQBUFS = 0x80685600, 0xC0D05605, 0xC0145608
VIDIOC_S_CTRL, VIDIOC_QUERYCTRL, VIDIOC_STREAMON = 0xC008561C, 0xC0445624, 0x40045612
CAPTURE, OUTPUT, MMAP = 1, 2, 1


@contextlib.contextmanager
def opened(device):
    descriptor = os.open(device, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def control_ids(device):
    """Names as v4l2-ctl shows them."""
    ids, last = {}, 0
    with opened(device) as descriptor:
        while True:
            query = bytearray(struct.pack("II", last | 0x80000000, 0) + bytes(60))
            try:
                fcntl.ioctl(descriptor, VIDIOC_QUERYCTRL, query)
            except OSError:
                return ids
            last = struct.unpack_from("I", query)[0]
            name = query[8:40].split(b"\0")[0].decode().lower()
            ids["_".join("".join(c if c.isalnum() else " " for c in name).split())] = last


known_ids = {}


def set_controls(device, **values):
    if device not in known_ids:
        known_ids[device] = control_ids(device)
    # The device is closed at once: vivid's disconnect lasts until nobody holds it.
    with opened(device) as descriptor:
        for name, value in values.items():
            fcntl.ioctl(descriptor, VIDIOC_S_CTRL, struct.pack("Ii", known_ids[device][name], value))


class Writer:
    """Feeds a loopback device with JPEG pictures, 15 a second."""

    def __init__(self, device, width, height, picture):
        self.descriptor = os.open(device, os.O_RDWR | os.O_CLOEXEC)
        self.picture = picture
        self.first = None  # when it began to play
        # The driver brings its abilities up to date only when asked for them.
        fcntl.ioctl(self.descriptor, VIDIOC_QUERYCAP, bytearray(104))
        pixels = struct.pack("IIIIIIIIIIII", width, height, 0x47504A4D, 1, 0, len(picture) * 2, 8, 0, 0, 0, 0, 0)
        fcntl.ioctl(self.descriptor, VIDIOC_S_FMT, struct.pack("Ixxxx", OUTPUT) + pixels + bytes(200 - len(pixels)))
        # Or the driver takes it for no writer, and would not be ready for the next one when this one has gone.
        fcntl.ioctl(self.descriptor, VIDIOC_STREAMON, struct.pack("i", OUTPUT))
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self.play)
        self.thread.start()

    def play(self):
        while not self.stopped.is_set():
            os.write(self.descriptor, self.picture)
            self.first = self.first or now()
            self.stopped.wait(1 / 15)

    def stop(self):
        self.stopped.set()
        self.thread.join()
        os.close(self.descriptor)


# --- The program under test -----------------------------------------------------------------------------------------------------


class Program:
    """A `wayside run` without a detector, and all that it has said."""

    def __init__(self, name, source, *options, user=()):
        self.name, self.events, self.frames, self.dropped, self.summary = name, [], [], 0, {}
        self.changed = threading.Condition()
        command = [*user, PROGRAM, "run", "--source", source, "--model", "none", "--format", "json", *options]
        self.errors = open(RESULTS / f"{name}.err", "w")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.errors, stdin=subprocess.DEVNULL)
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        previous = None
        for line in self.process.stdout:
            at = now()
            with self.changed:
                try:
                    entry = json.loads(line)
                except json.JSONDecodeError:
                    entry = {"event": "no JSON", "line": line.decode(errors="replace")[:200]}
                kind = entry.get("event")
                if kind == "frame":
                    self.frames.append(at)
                    self.dropped += entry["dropped"]
                    if previous is not None and entry["time_s"] <= previous:
                        failures.append(f"{self.name}: time goes from {previous} to {entry['time_s']}")
                    previous = entry["time_s"]
                elif kind == "source":
                    self.events.append(dict(entry, at=at))
                elif kind == "summary":
                    self.summary = entry
                elif kind not in ("start",):
                    failures.append(f"{self.name}: {entry}")
                self.changed.notify_all()
        with self.changed:
            self.changed.notify_all()

    def wait(self, condition, what, limit=LONG):
        end = now() + limit
        with self.changed:
            while not condition():
                if not self.changed.wait(min(max(end - now(), 0), 1)) and now() >= end or self.process.poll() is not None:
                    if condition():
                        return
                    raise TimeoutError(f"{self.name}: {what} did not come; last said: {self.events[-1:]}")

    def wait_frames(self, count, limit=LONG):
        """So many more than there are now."""
        target = len(self.frames) + count
        self.wait(lambda: len(self.frames) >= target, f"{count} frames", limit)

    def frame_after(self, at):
        self.wait(lambda: self.frames and self.frames[-1] > at, "a frame")
        return self.frames[bisect.bisect_right(self.frames, at)]

    def wait_state(self, state, since):
        def reached():
            return any(event["at"] > since and event["state"] == state for event in self.events)

        self.wait(reached, f"state {state}")

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            code = self.process.wait(LONG)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = "killed"
        self.reader.join()
        self.errors.close()
        if code != 0:
            failures.append(f"{self.name}: exit code {code}")
        return self.summary

    def size(self):
        """Resident KiB and open descriptors."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        resident = int(status.split("VmRSS:")[1].split()[0])
        return resident, len(os.listdir(f"/proc/{self.process.pid}/fd"))


def note(case, fault, program=None, since=None, returned=None, **more):
    """One line of the table. `returned`: when the camera was all right again; None where it never was away."""
    entry = dict(case=case, fault=fault, **more)
    if program:
        if returned is not None:
            entry["recovered_s"] = round(program.frame_after(returned) - returned, 3)
        # An event of the recovery may still be under way.
        time.sleep(0.2)
        entry["said"] = [event for event in list(program.events) if event["at"] > since]
        for event in entry["said"]:
            event["after_s"] = round(event["at"] - since, 2)
    cases.append(entry)
    log(f"{case}: {entry.get('recovered_s', '')}")


# --- Cases ----------------------------------------------------------------------------------------------------------------------


def injected(program, device, case, fault, **controls):
    """A fault that passes by itself: from its injection until the next frame after the program has noticed."""
    program.wait_frames(20)
    since = now()
    set_controls(device, **controls)
    program.wait_state("streaming", since)
    note(case, fault, program, since, returned=since)


def webcam_faults():
    """vivid as a webcam; it is named by a link that does not exist at first."""
    device, link = "/dev/video0", pathlib.Path("/dev/v4l/by-id/usb-rig-video-index0")
    since = now()
    program = Program("webcam", str(link), *SMALL)
    program.wait_state("absent", since)
    time.sleep(1)
    link.parent.mkdir(parents=True)
    link.symlink_to(device)
    note("absent", "absent at the start, its by-id link appears", program, since, returned=now())

    injected(program, device, "disconnect", "unplugged while it streams", disconnect=1)
    injected(program, device, "qbuf", "error as a buffer is given back", inject_vidioc_qbuf_error=1)
    injected(program, device, "fatal", "the driver gives the stream up", inject_fatal_streaming_error=1)
    injected(
        program, device, "reqbufs", "then no buffers at the first new attempt", inject_vidioc_reqbufs_error=1,
        inject_fatal_streaming_error=1)
    injected(
        program, device, "streamon", "then no stream at the first new attempt", inject_vidioc_streamon_error=1,
        inject_fatal_streaming_error=1)

    dropped, since = program.dropped, now()
    set_controls(device, inject_v4l2_buf_flag_error=1)
    program.wait_frames(20)
    note("buffer", "a frame marked as broken", program, since, dropped=program.dropped - dropped)
    dropped, since, count = program.dropped, now(), len(program.frames)
    set_controls(device, percentage_of_dropped_buffers=30)
    program.wait_frames(40)
    set_controls(device, percentage_of_dropped_buffers=0)
    note(
        "drops", "30 % of the frames dropped by the driver", program, since, dropped=program.dropped - dropped,
        frames=len(program.frames) - count)

    since = now()
    set_controls(device, percentage_of_dropped_buffers=100)
    program.wait_state("stalled", since)
    time.sleep(1)
    returned = now()
    set_controls(device, percentage_of_dropped_buffers=0)
    note("hang", "hangs: open, and no frames", program, since, returned)

    # Both wrap soon after the stream's start: the count after 128 frames, the time after 16 s.
    program.wait_frames(20)
    set_controls(device, wrap_sequence_number=1, wrap_timestamp=1)
    since = now()
    set_controls(device, inject_fatal_streaming_error=1)
    program.wait_state("streaming", since)
    since, dropped, count = now(), program.dropped, len(program.frames)
    time.sleep(18)
    program.wait_frames(20)
    note(
        "wraps", "sequence numbers and timestamps wrap", program, since, dropped=program.dropped - dropped,
        frames=len(program.frames) - count)
    set_controls(device, wrap_sequence_number=0, wrap_timestamp=0)
    program.stop()
    link.unlink()


def lost_signal():
    """vivid as frame grabbers."""
    device = "/dev/video4"
    program = Program("svideo", device)
    program.wait_frames(10)
    since = now()
    set_controls(device, standard_signal_mode=1)
    program.wait_state("stalled", since)
    time.sleep(1)
    returned = now()
    set_controls(device, standard_signal_mode=0)
    note("svideo", "S-Video: no signal", program, since, returned)
    program.stop()

    device = "/dev/video5"
    selected = dict(dv_timings=0, dv_timings_signal_mode=4)  # 640x480
    set_controls(device, **selected)
    program = Program("hdmi", device)
    program.wait_frames(10)
    since = now()
    set_controls(device, dv_timings_signal_mode=1)
    program.wait_state("stalled", since)
    time.sleep(1)
    returned = now()
    set_controls(device, **selected)
    note("hdmi", "HDMI: no signal", program, since, returned)
    program.wait_frames(20)
    since = now()
    set_controls(device, dv_timings=2)  # 720x480, progressive
    program.wait_state("streaming", since)
    note("resized", "HDMI: the signal changes its size", program, since, returned=since)
    program.stop()  # vivid scales to the size that was wished, so that stays


def held_and_forbidden():
    """A multi-planar camera that others hold, or that may not be opened."""
    device = "/dev/video3"
    with opened(device) as holder:
        # Whoever has buffers holds the stream.
        fcntl.ioctl(holder, VIDIOC_REQBUFS, struct.pack("IIIII", 2, 9, MMAP, 0, 0))
        since = now()
        program = Program("multiplanar", device)
        program.wait_state("failed", since)
        time.sleep(1)
        returned = now()
    note("busy", "held by another program (multi-planar)", program, since, returned, holder=os.getpid())
    program.wait_frames(20)
    program.stop()

    os.chmod(device, 0o600)
    since = now()
    program = Program("forbidden", device, user=("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"))
    program.wait_state("failed", since)
    time.sleep(1)
    returned = now()
    os.chmod(device, 0o666)
    note("forbidden", "no permission, then granted", program, since, returned)
    program.stop()


def loopback():
    """A writer that stops, starts, changes its size, and sends what is no picture."""
    device = "/dev/video42"
    small, large = ((RESULTS / name).read_bytes() for name in ("small.jpg", "large.jpg"))
    since = now()
    program = Program("loopback", device)
    program.wait_state("absent", since)
    writer = Writer(device, 320, 180, small)
    program.wait_frames(1)
    note("unfed", "loopback without a writer, which then starts", program, since, writer.first)
    program.wait_frames(20)

    since = now()
    writer.stop()
    program.wait_state("stalled", since)
    program.wait_state("absent", since)
    time.sleep(1)
    writer = Writer(device, 320, 180, small)
    program.wait_frames(1)
    note("restarted", "its writer stops and starts again", program, since, writer.first)
    program.wait_frames(20)

    since = now()
    writer.stop()
    program.wait_state("absent", since)
    writer = Writer(device, 640, 360, large)
    program.wait_frames(1)
    note("other size", "its writer comes back with another size", program, since, writer.first)
    program.wait_frames(20)

    since = now()
    writer.picture = large[:2] + bytes(4000)
    program.wait_state("stalled", since)
    time.sleep(1)
    returned = now()
    writer.picture = large
    note("garbage", "its writer sends broken JPEG data", program, since, returned)
    program.wait_frames(20)

    summary = program.stop()
    writer.stop()
    note("other size size", "", size=[summary["source"].get(key) for key in ("width", "height")])


def steady_minute():
    program = Program("steady", "/dev/video1", *SMALL, "--limit", "1800")
    since = now()
    program.wait_frames(1)
    program.process.wait(300)
    program.reader.join()
    summary = program.summary
    note(
        "steady", "none, for 60 s", frames=summary["frames"], dropped=summary["dropped"], media_s=summary["media_s"],
        said=[event for event in program.events if event["state"] not in ("opening", "streaming")], took_s=round(now() - since, 1))
    program.stop()


def repetitions():
    """200 quick faults in turn; what the program holds must not grow."""
    device, faults = "/dev/video2", ["inject_fatal_streaming_error", "disconnect"]
    program = Program("repeated", device, *SMALL)
    program.wait_frames(10)
    sizes, times = [], []
    for number in range(200):
        # Long enough that the program takes the camera for sound again.
        time.sleep(0.55)
        since = now()
        set_controls(device, **{faults[number % 2]: 1})
        program.wait_state("streaming", since)
        times.append(round(program.frame_after(since) - since, 3))
        if number % 20 == 19:
            program.wait_frames(5)
            sizes.append(program.size())
    note("repeated", "200 quick faults", times=times, sizes=sizes)
    program.stop()


def driver_gone():
    """The whole driver goes and comes back: one program streams meanwhile, one is started in between."""
    first = Program("unbound", "/dev/video0", *SMALL)
    first.wait_frames(20)
    since = now()
    (DRIVER / "unbind").write_text("vivid.0")
    first.wait_state("absent", since)
    second_since = now()
    second = Program("late", "/dev/video1", *SMALL)
    second.wait_state("absent", second_since)
    returned = now()
    (DRIVER / "bind").write_text("vivid.0")
    note("unbound", "its driver is unbound and bound again", first, since, returned)
    note("late", "absent at the start, its node appears", second, second_since, returned)
    first.stop()
    second.stop()


def run(*groups):
    """Groups of functions: those of one group one after the other, the groups at the same time."""

    def guarded(functions):
        for function in functions:
            try:
                function()
            except Exception as error:
                failures.append(f"{function.__name__}: {type(error).__name__}: {error}")
                log(failures[-1])

    threads = [threading.Thread(target=guarded, args=(group,), daemon=True) for group in groups]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


log("booted")
begin = now()
with open(RESULTS / "cameras.out", "w") as output:
    subprocess.run([PROGRAM, "cameras", "--format", "json"], stdout=output, timeout=LONG)
note("cameras", "", took_s=round(now() - begin, 1))
run([steady_minute])  # alone, or the emulated processor would be too slow for it
run([repetitions], [held_and_forbidden, lost_signal], [loopback, webcam_faults])
run([driver_gone])
(RESULTS / "cases.json").write_text(json.dumps({"cases": cases, "failures": failures}))
(RESULTS / "finished").touch()
log("finished")
os._exit(0)
