import Metrics
import SCIM

/// Counts the operations of PATCH requests, in bulk requests too, by what they do.
enum PatchMetrics {
    static let help = [
        "scim_patch_operations_total":
            "Operations of PATCH requests by op (add, remove, replace), one without a path once for each attribute."
    ]

    /// They count from 0 as soon as one of them is asked for.
    private static let counters = Dictionary(
        uniqueKeysWithValues: PatchOperation.Kind.allCases.map {
            ($0, Counter(label: "scim_patch_operations_total", dimensions: [("op", $0.rawValue)]))
        })

    static func begin() {
        _ = counters
    }

    static func count(_ patch: PatchRequest) {
        for operation in patch.operations { counters[operation.kind]?.increment() }
    }
}
