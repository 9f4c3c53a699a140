import Licensing
import Tenancy

extension AdminServices {
    var licenses: LicenseStores {
        LicenseStores(database: database, log: events, identifiers: .random, clock: clock)
    }
}
