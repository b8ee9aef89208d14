package import FoundationEssentials
public import Values

/// Pictures with their objects, as COCO's annotation files (`instances_val2017.json`) have them:
/// `{"images": [{"id", "file_name"}], "categories": [{"id", "name"}], "annotations": [{"image_id", "category_id",
/// "bbox": [x, y, width, height], "area", "iscrowd"}]}`.
public struct COCODataset: Sendable {
    public struct Picture: Hashable, Sendable {
        public let id: Int
        /// Relative to the folder of pictures.
        public let file: String
    }

    public struct Object: Hashable, Sendable {
        public let box: BoundingBox
        /// A place in ``categories``.
        public let category: Int
        public let area: Double?
        public let isCrowd: Bool
    }

    /// The largest annotation file that is read.
    public static let sizeLimit = 1 << 30

    /// Ordered by id, as COCO's own evaluation goes through them.
    public let pictures: [Picture]
    /// Category names, ordered by id.
    public private(set) var categories: [String]
    /// One list a picture, in the file's order.
    public let objects: [[Object]]

    /// - Throws: ``EvaluationError`` with what is wrong and where.
    public init(contentsOf path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw EvaluationError(file: path, message: "can't be read; give a COCO annotation file (JSON)")
        }
        guard data.count <= Self.sizeLimit else {
            throw EvaluationError(file: path, message: "is larger than 1 GiB; split it")
        }
        try self.init(json: data, path: path)
    }

    /// Gives a category another name.
    ///
    /// - Returns: Whether there is one.
    public mutating func rename(category: String, to name: String) -> Bool {
        guard let place = categories.firstIndex(of: category) else { return false }
        categories[place] = name
        return true
    }

    /// The first pictures alone.
    public func first(_ count: Int) -> COCODataset {
        COCODataset(
            pictures: Array(pictures.prefix(count)), categories: categories, objects: Array(objects.prefix(count)))
    }

    private init(pictures: [Picture], categories: [String], objects: [[Object]]) {
        self.pictures = pictures
        self.categories = categories
        self.objects = objects
    }

    package init(json data: Data, path: String) throws {
        func wrong(_ message: String) -> EvaluationError { EvaluationError(file: path, message: message) }
        let file: File
        do {
            file = try JSONDecoder().decode(File.self, from: data)
        } catch let DecodingError.keyNotFound(key, context) {
            throw wrong("\(Self.place(context.codingPath)) lacks '\(key.stringValue)'")
        } catch let DecodingError.typeMismatch(_, context) where !context.codingPath.isEmpty {
            throw wrong("\(Self.place(context.codingPath)): \(context.debugDescription)")
        } catch let DecodingError.valueNotFound(_, context) {
            throw wrong("\(Self.place(context.codingPath)) is null")
        } catch {
            throw wrong("is not COCO's JSON (an object with images, categories and annotations)")
        }
        let sortedCategories = file.categories.sorted { $0.id < $1.id }
        let sortedPictures = file.images.sorted { $0.id < $1.id }
        for (one, next) in zip(sortedPictures, sortedPictures.dropFirst()) where one.id == next.id {
            throw wrong("two images have the id \(one.id)")
        }
        for (one, next) in zip(sortedCategories, sortedCategories.dropFirst()) where one.id == next.id {
            throw wrong("two categories have the id \(one.id)")
        }
        for picture in sortedPictures
        where picture.fileName.isEmpty || picture.fileName.hasPrefix("/")
            || picture.fileName.split(separator: "/").contains("..")
        {
            throw wrong("image \(picture.id): '\(picture.fileName)' is no path below the folder of pictures")
        }
        let categoryPlaces = Dictionary(uniqueKeysWithValues: sortedCategories.enumerated().map { ($1.id, $0) })
        let picturePlaces = Dictionary(uniqueKeysWithValues: sortedPictures.enumerated().map { ($1.id, $0) })
        var objects = [[Object]](repeating: [], count: sortedPictures.count)
        for (index, annotation) in file.annotations.enumerated() {
            guard let picture = picturePlaces[annotation.imageID] else {
                throw wrong("annotation \(index) is of image \(annotation.imageID), which is not listed")
            }
            guard let category = categoryPlaces[annotation.categoryID] else {
                throw wrong("annotation \(index) is of category \(annotation.categoryID), which is not listed")
            }
            let box = annotation.bbox
            guard box.count == 4, box.allSatisfy({ $0.isFinite && abs($0) < 1e6 }), box[2] >= 0, box[3] >= 0,
                annotation.area.map({ $0.isFinite && $0 >= 0 }) ?? true
            else {
                throw wrong("annotation \(index): bbox is not [x, y, width, height] in pixels")
            }
            objects[picture].append(
                Object(
                    box: BoundingBox(x: Float(box[0]), y: Float(box[1]), width: Float(box[2]), height: Float(box[3])),
                    category: category, area: annotation.area, isCrowd: annotation.iscrowd == 1))
        }
        pictures = sortedPictures.map { Picture(id: $0.id, file: $0.fileName) }
        categories = sortedCategories.map(\.name)
        self.objects = objects
    }

    private static func place(_ path: [any CodingKey]) -> String {
        path.isEmpty ? "the file" : path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: " ")
    }

    private struct File: Decodable {
        struct Image: Decodable {
            let id: Int
            let fileName: String
            enum CodingKeys: String, CodingKey {
                case id
                case fileName = "file_name"
            }
        }
        struct Category: Decodable {
            let id: Int
            let name: String
        }
        struct Annotation: Decodable {
            let imageID: Int
            let categoryID: Int
            let bbox: [Double]
            let area: Double?
            let iscrowd: Int?
            enum CodingKeys: String, CodingKey {
                case bbox, area, iscrowd
                case imageID = "image_id"
                case categoryID = "category_id"
            }
        }
        let images: [Image]
        let categories: [Category]
        let annotations: [Annotation]
    }
}
