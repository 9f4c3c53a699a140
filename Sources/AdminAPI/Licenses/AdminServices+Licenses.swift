package import Licensing
import Tenancy

extension AdminServices {
    package var licenses: LicenseStores {
        LicenseStores(database: database, log: events, identifiers: .random, clock: clock)
    }
}
