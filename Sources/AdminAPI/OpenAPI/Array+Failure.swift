import Directory
import Licensing
import Notifications
import Tenancy
import Web

// What the domain refuses, as the failures that clients are answered with.

extension [Failure] {
    static func tenancy(_ errors: TenancyError...) -> [Failure] { errors.map { Failure($0) } }

    static func licensing(_ errors: LicensingError...) -> [Failure] { errors.map { Failure($0) } }

    static func notifications(_ errors: NotificationError...) -> [Failure] { errors.map { Failure($0) } }

    static func mail(_ errors: MailError...) -> [Failure] { errors.map { Failure($0) } }

    static func schemas(_ refusals: SchemaRefusal...) -> [Failure] { refusals.map { Failure($0) } }

    static func types(_ refusals: ResourceTypeRefusal...) -> [Failure] { refusals.map { Failure($0) } }
}
