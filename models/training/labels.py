"""The network's classes: COCO's eighty in COCO's order, then ours; and how the training set's labels map to them."""

COCO = (
    "person,bicycle,car,motorcycle,airplane,bus,train,truck,boat,traffic light,fire hydrant,stop sign,parking meter,bench,bird,cat,"
    "dog,horse,sheep,cow,elephant,bear,zebra,giraffe,backpack,umbrella,handbag,tie,suitcase,frisbee,skis,snowboard,sports ball,kite,"
    "baseball bat,baseball glove,skateboard,surfboard,tennis racket,bottle,wine glass,cup,fork,knife,spoon,bowl,banana,apple,sandwich,"
    "orange,broccoli,carrot,hot dog,pizza,donut,cake,chair,couch,potted plant,bed,dining table,toilet,tv,laptop,mouse,remote,keyboard,"
    "cell phone,microwave,oven,toaster,sink,refrigerator,book,clock,vase,scissors,teddy bear,hair drier,toothbrush"
).split(",")

# Each new class, and the COCO classes whose rows of weights it starts from as their mean.
NEW = {
    "ambulance": ("truck", "bus", "car"),
    "deer": ("horse", "cow", "sheep"),
    "fox": ("dog", "cat"),
    "raccoon": ("cat", "bear", "dog"),
    "squirrel": ("cat", "bird"),
    "rhino": ("elephant", "cow"),
    "buffalo": ("cow", "elephant"),
    "lion": ("cat", "dog", "bear"),
    "leopard": ("cat", "zebra", "giraffe"),
    "jaguar": ("cat", "zebra", "giraffe"),
    "cheetah": ("cat", "zebra", "giraffe"),
    "panda": ("bear", "teddy bear"),
    "eyeglasses": ("tie", "cell phone"),
}

CLASSES = [*COCO, *NEW]
INDEX = {name: index for index, name in enumerate(CLASSES)}

VEHICLES = ("bicycle", "car", "motorcycle", "bus", "train", "truck", "ambulance")
ANIMALS = tuple(
    "bird,cat,dog,horse,sheep,cow,elephant,bear,zebra,giraffe,deer,fox,raccoon,squirrel,rhino,buffalo,lion,leopard,jaguar,cheetah,panda".split(",")
)

# COCO's own numbers of its eighty classes leave gaps; ours follow after its last.
_GAPS = {12, 26, 29, 30, 45, 66, 68, 69, 71, 83}
COCO_IDS = [number for number in range(1, 91) if number not in _GAPS]
CATEGORY_IDS = COCO_IDS + [91 + index for index in range(len(NEW))]

# A box that is known to be some vehicle, not which: the loss asks that at least one of MOTOR_VEHICLES fires.
ANY_VEHICLE = -1
MOTOR_VEHICLES = [INDEX[name] for name in ("car", "truck", "bus", "motorcycle", "ambulance")]


# Darknet's spellings of COCO's names, which some annotation files keep.
SPELLINGS = {
    "motorbike": "motorcycle", "aeroplane": "airplane", "sofa": "couch", "pottedplant": "potted plant", "diningtable": "dining table",
    "tvmonitor": "tv",
}


def label_index(name):
    """The class index of a label of an annotation file, or ANY_VEHICLE."""
    name = SPELLINGS.get(name, name)
    if name == "vehicle":
        return ANY_VEHICLE
    if name not in INDEX:
        raise ValueError(f"the label {name!r} is none of the network's classes")
    return INDEX[name]
