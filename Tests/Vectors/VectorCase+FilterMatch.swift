package import JSON

// The cases of filter-match.json, whose authors say it in several ways.
extension VectorCase {
    package static let filterMatches = Vectors.objects("filter-match").compactMap { vector in
        (vector["filter"]?.stringValue ?? vector["scimmyAst"].map(ScimmyNotation.filter))
            .map { VectorCase(subject: $0, vector: vector) }
    }

    /// What the filter chooses from.
    package var resources: [JSONObject] {
        let document = vector["doc"]?.stringValue.flatMap { Vectors.document("filter-match")["docs"]?[$0] }
        switch vector["resources"] ?? vector["resource"] ?? document {
        case .array(let resources)?: return resources.compactMap(\.objectValue)
        case .object(let resource)?: return [resource]
        default: return []
        }
    }

    /// Whether the resources at these places, in order, are those that the authors choose.
    package func expects(_ chosen: [Int]) -> Bool {
        if let match = vector["match"]?.boolValue { return chosen.isEmpty != match }
        if let count = vector["count"]?.integerValue { return chosen.count == Int(count) }
        if let indexes = vector["matchedIndexes"] { return indexes == .array(chosen.map { .integer(Int64($0)) }) }
        let resources = resources
        return vector["matchIds"] == .array(chosen.map { resources[$0]["id"] ?? .null })
    }
}
