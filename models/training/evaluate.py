"""Average precision at IoU 0.5 by pycocotools: `evaluate.py --data DIR --coco DIR --model FILE.onnx --size 416|640|auto`.

Two sets: the validation split of our data, and COCO pictures, which show what was forgotten. Groups (any vehicle, any animal) are
measured as one class each, with suppression across their members.
"""

import argparse
import contextlib
import io
import json

import numpy
import torch
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

import dataset
from detect import OVERLAP, OpenVINODetector
from labels import ANIMALS, ANY_VEHICLE, CLASSES, INDEX, VEHICLES
from suppression import suppressed

FIFTEEN = ("car", "truck", "bus", "motorcycle", "bicycle", "ambulance", "deer", "raccoon", "rhino", "buffalo", "lion", "leopard",
           "elephant", "zebra", "eyeglasses")
ALARM = 0.3
LEAST_BOXES = 3  # a COCO class with fewer truths isn't measured


def average_precision(truths, found):
    """
    AP at IoU 0.5 of each class. truths: of each picture (boxes, labels); found: of each picture (boxes, scores, labels).
    A class without a truth is left out.
    """
    content = {"info": {}, "images": [], "annotations": [], "categories": []}
    results, labels = [], set()
    for number, ((boxes, names), (found_boxes, scores, found_names)) in enumerate(zip(truths, found), 1):
        content["images"].append({"id": number})
        for box, name in zip(boxes, names):
            width, height = box[2:] - box[:2]
            content["annotations"].append({
                "id": len(content["annotations"]) + 1, "image_id": number, "category_id": int(name), "iscrowd": 0,
                "bbox": [float(v) for v in (*box[:2], width, height)], "area": float(width * height)})
            labels.add(int(name))
        results += [[number, *box[:2], *(box[2:] - box[:2]), score, name] for box, score, name in zip(found_boxes, scores, found_names)]
    content["categories"] = [{"id": label} for label in sorted(labels)]
    if not results:
        return dict.fromkeys(sorted(labels), 0.0)
    with contextlib.redirect_stdout(io.StringIO()):
        reference = COCO()
        reference.dataset = content
        reference.createIndex()
        measured = COCOeval(reference, reference.loadRes(numpy.array(results, float)), "bbox")
        measured.params.iouThrs = numpy.array([0.5])
        measured.params.areaRng, measured.params.areaRngLbl = [[0, 1e10]], ["all"]
        measured.evaluate()
        measured.accumulate()
    precision = measured.eval["precision"][0, :, :, 0, -1]
    return {label: float(precision[:, i].mean()) for i, label in enumerate(sorted(labels))}


def grouped(members, truths, found):
    """Truths and detections of the group's classes as one class 0, with suppression across them."""
    indices = [INDEX[name] for name in members] + ([ANY_VEHICLE] if members is VEHICLES else [])
    new_truths, new_found = [], []
    for (boxes, names), (found_boxes, scores, found_names) in zip(truths, found):
        own = numpy.isin(names, indices)
        new_truths.append((boxes[own], numpy.zeros(own.sum(), int)))
        own = numpy.isin(found_names, indices)
        boxes, scores = torch.from_numpy(found_boxes[own]), torch.from_numpy(scores[own])
        stays = suppressed(boxes, scores, torch.zeros(len(boxes), dtype=torch.long), OVERLAP)
        new_found.append((boxes[stays].numpy(), scores[stays].numpy(), numpy.zeros(len(stays), int)))
    return new_truths, new_found


def group_precision(members, truths, found):
    return average_precision(*grouped(members, truths, found)).get(0, float("nan"))


def only(pictures, wanted, *lists):
    chosen = [i for i, picture in enumerate(pictures) if wanted(picture)]
    return [[values[i] for i in chosen] for values in lists]


def on_own(pictures, found):
    """The metrics on our validation pictures."""
    truths = [(p.boxes, p.labels) for p in pictures]
    named = average_precision(*only(pictures, lambda p: ANY_VEHICLE not in p.labels, truths, found))
    classes = {CLASSES[label]: value for label, value in named.items()}
    fifteen = [classes[name] for name in FIFTEEN if name in classes]
    sources = {}
    for source in sorted({p.source for p in pictures}):
        pair = only(pictures, lambda p: p.source == source, truths, found)
        for group, members in (("vehicle", VEHICLES), ("animal", ANIMALS), ("eyeglasses", ("eyeglasses",))):
            value = group_precision(members, *pair)
            if value == value:
                sources[f"{source}: any {group}"] = value
    return {
        "any vehicle": group_precision(VEHICLES, *only(pictures, lambda p: has(p, VEHICLES), truths, found)),
        "any animal": group_precision(ANIMALS, *only(pictures, lambda p: has(p, ANIMALS), truths, found)),
        "far motorway vehicles": group_precision(VEHICLES, *only(pictures, lambda p: p.source == "atl_highway", truths, found)),
        "mean of fifteen classes": float(numpy.mean(fifteen)), "classes": classes, "sources": sources,
    }


def has(picture, members):
    return numpy.isin(picture.labels, [INDEX[name] for name in members] + ([ANY_VEHICLE] if members is VEHICLES else [])).any()


def on_coco(pictures, found):
    """What was kept on COCO's pictures, and false alarms on those without the thing."""
    truths = [(p.boxes, p.labels) for p in pictures]
    each = average_precision(truths, found)
    counts = numpy.bincount(numpy.concatenate([p.labels for p in pictures]), minlength=len(CLASSES))
    classes = {CLASSES[label]: value for label, value in each.items() if counts[label] >= LEAST_BOXES}

    def alarms(members, absent):
        wanted = [INDEX[name] for name in members]
        return int(sum((numpy.isin(labels, wanted) & (scores > ALARM)).sum()
                       for p, (_, scores, labels) in zip(pictures, found) if not has(p, absent)))

    return {
        "any vehicle": group_precision(VEHICLES, truths, found), "any animal": group_precision(ANIMALS, truths, found),
        f"mean of {len(classes)} classes": float(numpy.mean(list(classes.values()))),
        "false vehicles": alarms(VEHICLES, VEHICLES), "false eyeglasses": alarms(("eyeglasses",), ("person",)),
        "false animals": alarms(ANIMALS, ANIMALS), "pictures without a vehicle": sum(not has(p, VEHICLES) for p in pictures),
        "classes": classes,
    }


def evaluated(model, own, coco, size):
    detector = OpenVINODetector(model)
    results = {}
    if own:
        results["validation"] = on_own(own, [tuple(detector(p, size)) for p in own])
    if coco:
        results["coco"] = on_coco(coco, [tuple(detector(p, size)) for p in coco])
    return results


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return round(value, 3) if isinstance(value, float) else value


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, nargs="+", help=".onnx files")
    parser.add_argument("--data", action="append", default=[], help="folder of our pictures; their validation split is measured")
    parser.add_argument("--coco", help="folder with annotations.json and images/ in COCO's format")
    parser.add_argument("--size", default=["416"], nargs="+", help="416, 640, or auto: 640 for large pictures")
    options = parser.parse_args()
    torch.set_num_threads(1)
    _, own = dataset.split([picture for folder in options.data for picture in dataset.read(folder)])
    coco = dataset.read(options.coco) if options.coco else []
    for model in options.model:
        for size in options.size:
            print(json.dumps({"model": model, "size": size, **rounded(evaluated(model, own, coco, size))}), flush=True)


if __name__ == "__main__":
    main()
