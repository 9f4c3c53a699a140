import FoundationEssentials
import Licensing

/// A licence in a list to choose from.
struct PoolChoice {
    let id: String
    let label: String
    let isChosen: Bool

    init(_ pool: LicensePool, chosen: String?) {
        id = pool.id.uuidString.lowercased()
        label = "\(pool.name) (\(Grouped.text(pool.seats)) seats)"
        isChosen = chosen?.lowercased() == id
    }
}
