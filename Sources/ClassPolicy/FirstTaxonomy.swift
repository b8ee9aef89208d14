/// The taxonomy of the first cut: one line a branch, names separated by commas. The generated table takes its place.
enum FirstTaxonomy {
    static let branches: [(branch: String, names: String)] = [
        (
            "vehicle",
            "vehicle,bicycle,bike,car,motorcycle,motorbike,motor,airplane,aeroplane,bus,train,truck,boat,van,tricycle,awning tricycle,tram,trailer,ambulance,lorry,scooter,taxi,pickup,bus,coach,tractor,fire truck,police car,other vehicle,caravan,cargo bike,ship,aircraft,helicopter,road train"
        ),
        (
            "road",
            "traffic light,traffic sign,fire hydrant,stop sign,parking meter,bench,road,crosswalk,lane,bollard,traffic cone,street sign,license plate"
        ),
        (
            "animal",
            "animal,bird,cat,dog,horse,sheep,cow,elephant,bear,zebra,giraffe,deer,red deer,roe deer,fallow deer,fox,red fox,wolf,wild boar,boar,badger,hare,rabbit,squirrel,marten,lynx,moose,elk,reindeer,bison,ibex,chamois,mouflon,beaver,otter,hedgehog,marmot,raccoon,goat,pig,lion,leopard,cheetah,jaguar,tiger,hyena,rhino,rhinoceros,buffalo,hippo,hippopotamus,panda,monkey,chimpanzee,gorilla,baboon,antelope,gazelle,impala,kudu,wildebeest,warthog,crocodile,snake,turtle,frog,duck,goose,swan,stork,heron,eagle,hawk,owl,crow,pigeon,chicken,turkey,insect,bee,wasp,butterfly,moth,beetle,fly,bumblebee,fish,rodent,mouse,rat,micromammal,lagomorph,mustelid,equid,nutria,genet,wolverine,asian elephant,african elephant,white stork,monk seal,coyote,bobcat,puma,cougar,cattle,roebuck"
        ),
        ("plant", "plant,potted plant,tree,flower"),
        ("food", "banana,apple,sandwich,orange,broccoli,carrot,hot dog,pizza,donut,cake"),
        (
            "object",
            "backpack,umbrella,handbag,tie,suitcase,frisbee,skis,snowboard,sports ball,kite,baseball bat,baseball glove,skateboard,surfboard,tennis racket,bottle,wine glass,cup,fork,knife,spoon,bowl,chair,couch,sofa,bed,dining table,toilet,tv,tv monitor,laptop,mouse,remote,keyboard,cell phone,microwave,oven,toaster,sink,refrigerator,book,clock,vase,scissors,teddy bear,hair drier,hair dryer,toothbrush,eyeglasses"
        ),
        ("background", "background,blank,empty"),
    ]

    static let person =
        "person,pedestrian,human,people,rider,cyclist,bicyclist,motorcyclist,passenger,crowd,person sitting,persons"
}
