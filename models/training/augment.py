"""What a training picture goes through: mosaic, scale, crop, flip, colour, grey for night pictures."""

import cv2
import numpy

PADDING = 114
MOSAIC_SHARE = 0.5
NEGATIVE_SHARE = 0.1
GREY_SHARE = 0.12
LEAST_SIDE = 3.0  # pixels of the network's input; smaller truths become ignored regions
LEAST_VISIBLE = 0.25  # of a truth's area; what shows less of itself becomes an ignored region


class Canvas:
    """A square picture that collects scaled pieces of others, with their truths and ignored regions."""

    def __init__(self, size):
        self.size = size
        self.pixels = numpy.full((size, size, 3), PADDING, numpy.uint8)
        self.boxes, self.labels, self.ignored = [], [], []

    def place(self, picture, scale, offset, window):
        """Draws a picture, scaled, with its corner at `offset` (x, y), where it lies in `window` (left, top, right, bottom)."""
        left, top, right, bottom = window
        x0, y0 = max(left, offset[0], 0), max(top, offset[1], 0)
        x1 = min(right, offset[0] + int(picture.width * scale), self.size)
        y1 = min(bottom, offset[1] + int(picture.height * scale), self.size)
        if x1 - x0 < 8 or y1 - y0 < 8:
            return
        matrix = numpy.array([[scale, 0, offset[0] - x0], [0, scale, offset[1] - y0]], numpy.float64)
        method = cv2.INTER_AREA if scale < 0.5 else cv2.INTER_LINEAR
        self.pixels[y0:y1, x0:x1] = cv2.warpAffine(
            picture.pixels(), matrix, (x1 - x0, y1 - y0), flags=method, borderMode=cv2.BORDER_REPLICATE)
        shift = numpy.array([*offset, *offset], numpy.float32)
        bounds = numpy.array([x0, y0, x1, y1], numpy.float32)
        for box, label in zip(picture.boxes * scale + shift, picture.labels):
            self._add(box, label, bounds)
        for box in picture.ignored * scale + shift:
            clipped = _clipped(box, bounds)
            if _area(clipped) > 0:
                self.ignored.append(clipped)

    def _add(self, box, label, bounds):
        clipped = _clipped(box, bounds)
        if _area(clipped) <= 0:
            return
        small = min(clipped[2] - clipped[0], clipped[3] - clipped[1]) < LEAST_SIDE
        if small or _area(clipped) < LEAST_VISIBLE * _area(box):
            self.ignored.append(clipped)
        else:
            self.boxes.append(clipped)
            self.labels.append(label)

    def flip(self):
        self.pixels = self.pixels[:, ::-1]
        self.boxes, self.ignored = ([box[[2, 1, 0, 3]] * [-1, 1, -1, 1] + [self.size, 0, self.size, 0] for box in boxes]
                                    for boxes in (self.boxes, self.ignored))

    def result(self):
        return (numpy.ascontiguousarray(self.pixels), numpy.array(self.boxes, numpy.float32).reshape(-1, 4),
                numpy.array(self.labels, numpy.int64), numpy.array(self.ignored, numpy.float32).reshape(-1, 4))


class Augmenter:
    def __init__(self, pictures, weights, seed):
        self.pictures, self.weights, self.size = pictures, weights, None
        self.random = numpy.random.default_rng(seed)

    def sample(self, size):
        """Pixels [size, size, 3], boxes [n, 4], labels [n], ignored regions [m, 4]."""
        self.size = size
        canvas = Canvas(size)
        if self.random.random() < NEGATIVE_SHARE:
            self._fill_with_background(canvas)
        elif self.random.random() < MOSAIC_SHARE:
            self._fill_with_mosaic(canvas)
        else:
            self._fill_with_one(canvas)
        if self.random.random() < 0.5:
            canvas.flip()
        canvas.pixels = self._recoloured(canvas.pixels)
        return canvas.result()

    def _pick(self):
        return self.pictures[self.random.choice(len(self.pictures), p=self.weights)]

    def _fitting(self, picture):
        """The scale at which the picture is seen when the program runs."""
        return self.size / max(picture.width, picture.height)

    def _fill_with_one(self, canvas):
        picture = self._pick()
        if self.random.random() < 0.3:
            scale, offset = self._fitting(picture), (0, 0)  # as the program will see it
        else:
            # A large picture is also seen at 640, where it is half as large again.
            most = 1.7 if max(picture.width, picture.height) >= 600 else 1.4
            scale = self._fitting(picture) * numpy.exp(self.random.uniform(numpy.log(0.55), numpy.log(most)))
            free = [self.size - int(side * scale) for side in (picture.width, picture.height)]
            offset = tuple(int(self.random.uniform(min(f, 0), max(f, 0) + 1)) for f in free)
        canvas.place(picture, scale, offset, (0, 0, self.size, self.size))

    def _fill_with_mosaic(self, canvas):
        x, y = (int(self.random.uniform(0.3, 0.7) * self.size) for _ in range(2))
        for column, row in ((0, 0), (1, 0), (0, 1), (1, 1)):
            picture = self._pick()
            scale = self._fitting(picture) * self.random.uniform(0.4, 1.1)
            offset = (x if column else x - int(picture.width * scale), y if row else y - int(picture.height * scale))
            window = (x if column else 0, y if row else 0, self.size if column else x, self.size if row else y)
            canvas.place(picture, scale, offset, window)

    def _fill_with_background(self, canvas):
        """A piece of a picture in which no truth lies, scaled up to the whole; where none is found, a picture with its truths."""
        for _ in range(20):
            picture = self._pick()
            side = int(min(picture.width, picture.height) * self.random.uniform(0.35, 0.9))
            x = int(self.random.uniform(0, picture.width - side))
            y = int(self.random.uniform(0, picture.height - side))
            boxes = picture.boxes
            if not ((boxes[:, 0] < x + side) & (boxes[:, 2] > x) & (boxes[:, 1] < y + side) & (boxes[:, 3] > y)).any():
                scale = self.size / side
                return canvas.place(picture, scale, (int(-x * scale), int(-y * scale)), (0, 0, self.size, self.size))
        self._fill_with_one(canvas)

    def _recoloured(self, pixels):
        hue, saturation, value = self.random.uniform(-1, 1, 3) * [8, 0.4, 0.35]
        hsv = cv2.cvtColor(numpy.ascontiguousarray(pixels), cv2.COLOR_BGR2HSV)
        table = numpy.arange(256)
        pixels = cv2.merge([
            cv2.LUT(channel, values.astype(numpy.uint8)) for channel, values in zip(cv2.split(hsv), [
                (table + hue) % 180, numpy.clip(table * (1 + saturation), 0, 255), numpy.clip(table * (1 + value), 0, 255)])])
        pixels = cv2.cvtColor(pixels, cv2.COLOR_HSV2BGR)
        if self.random.random() < GREY_SHARE:  # an infra-red picture is grey, flat, noisy
            grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY).astype(numpy.float32)
            grey = grey * self.random.uniform(0.5, 1.0) + self.random.normal(0, self.random.uniform(0, 10), grey.shape)
            pixels = cv2.merge([numpy.clip(grey, 0, 255).astype(numpy.uint8)] * 3)
        return pixels


def _clipped(box, bounds):
    return numpy.concatenate([numpy.maximum(box[:2], bounds[:2]), numpy.minimum(box[2:], bounds[2:])])


def _area(box):
    return max(box[2] - box[0], 0) * max(box[3] - box[1], 0)
