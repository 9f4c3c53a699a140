import Tenancy

/// Issuers that can't be reached.
struct NoKeySets: KeySetSource {
    func document(at url: String) async -> [UInt8]? { nil }
}
