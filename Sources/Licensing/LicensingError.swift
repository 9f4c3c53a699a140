package import FoundationEssentials

/// What callers can get wrong about pools and seats.
package enum LicensingError: Error, Sendable, Hashable {
    case poolNotFound(UUID)
    case poolNameTaken(String)
    case productInvalid(String)
    case seatsOutOfRange(Int, allowed: ClosedRange<Int>)
}

extension LicensingError {
    /// A word for programs; never changes.
    package var code: String {
        switch self {
        case .poolNotFound: "license_pool_not_found"
        case .poolNameTaken: "license_pool_name_taken"
        case .productInvalid: "product_invalid"
        case .seatsOutOfRange: "seats_out_of_range"
        }
    }
}

extension LicensingError: CustomStringConvertible {
    /// A sentence for people.
    package var description: String {
        switch self {
        case .poolNotFound(let id):
            "the tenant has no licence pool \(id.uuidString.lowercased())"
        case .poolNameTaken(let name):
            "the tenant already has a licence pool named \"\(name)\""
        case .productInvalid(let rule):
            rule
        case .seatsOutOfRange(let seats, let allowed):
            "seats is \(seats); it must be \(allowed.lowerBound) to \(allowed.upperBound)"
        }
    }
}
