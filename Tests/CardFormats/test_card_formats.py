"""What `wayside batch` writes, before the judges of the field: MegaDetector's validator, Camtrap DP's profile and schemas through
frictionless, and a browser. `make test-formats` runs it."""

import csv
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import cards

PROGRAM = Path(os.environ.get("WAYSIDE") or cards.REPOSITORY / ".build" / "release" / "wayside")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def wayside(*arguments, expect=(0,)):
    """Runs the program; some files of the cards are broken, which status 2 tells."""
    ran = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, env=os.environ | {"SOURCE_DATE_EPOCH": "1780000000"})
    if ran.returncode not in expect:
        raise AssertionError(f"wayside {' '.join(map(str, arguments))}: status {ran.returncode}\n{ran.stderr}{ran.stdout}")
    return ran


class CardFormats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        folder = Path(cls.scratch.name)
        cls.cards, cls.out = folder / "cards", folder / "out"
        cards.make_cards(cls.cards, folder)
        (folder / "deployments.csv").write_text(
            "deploymentID,folder,latitude,longitude,cameraModel,zone\n"
            "north-1,north,51.496,4.774,C3,Europe/Berlin\nsouth-1,south,-25.2,31.1,C3,Africa/Johannesburg\n"
            "east-1,east,27.7,85.3,,Asia/Kathmandu\n")
        (folder / "study.json").write_text(json.dumps({
            "project": {"title": "Three sites", "samplingDesign": "targeted", "captureMethod": ["activityDetection"]},
            "contributors": [{"title": "Institute of Ecology", "role": "rightsHolder", "organization": "A university"}],
            "licenses": [{"name": "CC0-1.0", "scope": "data"}, {"name": "CC-BY-4.0", "scope": "media"}]}))
        wayside(
            "batch", cls.cards, "--out", cls.out, "--deployments", folder / "deployments.csv", "--project", folder / "study.json", "--zone", "Europe/Berlin",
            "--format", "megadetector,camtrap-dp,csv,coco", expect=(2,))

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def table(self, name):
        with open(self.out / "camtrap-dp" / name, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    # MegaDetector

    def test_megadetectors_own_validator(self):
        from megadetector.postprocessing.validate_batch_results import ValidateBatchResultsOptions, validate_batch_results

        options = ValidateBatchResultsOptions()
        options.check_image_existence, options.relative_path_base = True, str(self.cards)
        verdict = validate_batch_results(str(self.out / "megadetector.json"), options)["validation_results"]
        self.assertEqual(verdict["errors"], [])
        self.assertEqual(verdict["warnings"], [])

    def test_every_file_is_in_the_results_once(self):
        images = json.loads((self.out / "megadetector.json").read_text())["images"]
        names = [image["file"] for image in images]
        self.assertEqual(len(names), len(set(names)))
        pictures = sorted(
            str(path.relative_to(self.cards)) for path in self.cards.rglob("*") if path.suffix.lower() in (".jpg", ".jpeg"))
        self.assertEqual(sorted(names), pictures)
        failures = {image["file"] for image in images if "failure" in image}
        self.assertEqual({Path(name).name for name in failures}, {"IMG_9001.JPG", "IMG_9002.JPG", "IMG_9003.jpeg"})
        self.assertTrue(all(image.get("detections") is None for image in images if "failure" in image))
        self.assertTrue(any(image.get("detections") for image in images))

    def test_coco_camera_traps_holds_together(self):
        coco = json.loads((self.out / "coco-camera-traps.json").read_text())
        images, categories = {one["id"] for one in coco["images"]}, {one["id"] for one in coco["categories"]}
        self.assertTrue(coco["annotations"])
        for one in coco["annotations"]:
            self.assertIn(one["image_id"], images)
            self.assertIn(one["category_id"], categories)

    # Camtrap DP

    @unittest.skipUnless(cards.SCHEMAS.is_dir(), "the schemas of Camtrap DP lie in the folder shared")
    def test_camtrap_dp_by_profile_and_schemas(self):
        import frictionless
        import jsonschema
        import referencing

        package = json.loads((self.out / "camtrap-dp" / "datapackage.json").read_text())
        self.assertEqual([one["name"] for one in package["licenses"]], ["CC0-1.0", "CC-BY-4.0"])
        profile = json.loads((cards.SCHEMAS / "camtrap-dp-profile.json").read_text())
        # The profile stands on the data package's own, which lies elsewhere; what is Camtrap DP's is judged here.
        own = next(part for part in profile["allOf"] if "$ref" not in part) | {key: profile[key] for key in ("$schema", "$defs")}
        # So does GeoJSON's schema.
        shape = {"$schema": own["$schema"], "type": "object", "required": ["type", "coordinates"]}
        registry = referencing.Registry().with_resource(
            "http://json.schemastore.org/geojson.json", referencing.Resource.from_contents(shape))
        jsonschema.validators.validator_for(own)(own, registry=registry).validate(package)
        # The schemas' addresses are right, and their content is taken from here: a test needs no network.
        for resource in package["resources"]:
            name = resource["name"]
            self.assertEqual(
                resource["schema"], f"https://raw.githubusercontent.com/tdwg/camtrap-dp/1.0.2/{name}-table-schema.json")
            resource["schema"] = json.loads((cards.SCHEMAS / f"{name}-table-schema.json").read_text())
        package.pop("profile")
        with tempfile.TemporaryDirectory() as copy:
            shutil.copytree(self.out / "camtrap-dp", copy, dirs_exist_ok=True)
            descriptor = Path(copy) / "datapackage.json"
            descriptor.write_text(json.dumps(package))
            # An absolute path is not for everybody's descriptors, but this one is ours.
            with frictionless.system.use_context(trusted=True):
                report = frictionless.validate(str(descriptor))
        self.assertTrue(report.valid, report.flatten(["fieldName", "rowNumber", "type", "message"])[:5])

    def test_every_dated_picture_is_a_media_row_and_every_row_has_its_file(self):
        media = self.table("media.csv")
        self.assertTrue(media)
        self.assertEqual(len(media), len({row["mediaID"] for row in media}))
        for row in media:
            self.assertRegex(row["timestamp"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}$")
            self.assertTrue((self.cards / row["filePath"]).exists(), row["filePath"])
        offsets = {row["deploymentID"]: row["timestamp"][-5:] for row in media}
        self.assertEqual(offsets["north-1"], "+0200")
        self.assertEqual(offsets["south-1"], "+0200")

    def test_observations_belong_to_media_and_events(self):
        ids = {row["mediaID"] for row in self.table("media.csv")}
        rows = self.table("observations.csv")
        levels = {row["observationLevel"] for row in rows}
        self.assertEqual(levels, {"media", "event"})
        for row in rows:
            self.assertTrue(row["eventID"])
            self.assertEqual(row["mediaID"] in ids, row["observationLevel"] == "media")
            self.assertEqual((row["sex"], row["lifeStage"]), ("", ""))
            self.assertLessEqual(row["eventStart"][:19], row["eventEnd"][:19])
        # Seven seconds between the pictures of a burst, an hour between bursts: one event each.
        events = {row["eventID"] for row in rows if row["deploymentID"] == "north-1"}
        self.assertEqual(len(events), len({row["timestamp"][:13] for row in self.table("media.csv") if row["deploymentID"] == "north-1"}))

    # The page

    @unittest.skipUnless(CHROMIUM, "no chromium here (Debian's package chromium)")
    def test_the_page_in_a_browser(self):
        page = self.out / "review.html"
        wayside("batch", "review", self.out)
        text = page.read_text(encoding="utf-8")
        self.assertIsNone(re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", text), "the page fetches something")
        with tempfile.TemporaryDirectory() as profile:
            ran = subprocess.run(
                [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", "--virtual-time-budget=8000",
                 "--dump-dom", page.as_uri()], capture_output=True, text=True, timeout=120)
        self.assertEqual(ran.returncode, 0, ran.stderr[-2000:])
        shown = ran.stdout
        for text in ("north-1", "south-1", "IMG_9001.JPG"):
            self.assertIn(text, shown)
        self.assertIn("data:image/jpeg;base64,", shown)


if __name__ == "__main__":
    unittest.main()
