/// Why an archive can't be restored.
package enum ArchiveError: Error, Sendable, Hashable {
    case notAnArchive
    /// The archive ends before its last line.
    case cutOff
    case lineUnreadable(Int)
    /// Written by another version of the schema.
    case otherVersion(archive: String, here: String)
    /// The tenant, or another of its slug, is there.
    case tenantExists(slug: String)
    case tableUnknown(String)
    /// Somebody has put rows into the archive that would be another tenant's.
    case rowsOfOthers(String)
}

extension ArchiveError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAnArchive: "the file is no archive of a tenant"
        case .cutOff: "the archive ends in the middle; nothing was restored"
        case .lineUnreadable(let number): "line \(number) of the archive can't be read; nothing was restored"
        case .otherVersion(let archive, let here):
            "the archive was written at version \(archive), and this database is at \(here); use the release that wrote it"
        case .tenantExists(let slug): "the tenant \"\(slug)\", or one with its id, is there already"
        case .rowsOfOthers(let table):
            "the archive has rows of \"\(table)\" that are not this tenant's; nothing was restored"
        case .tableUnknown(let name): "the archive has rows of \"\(name.prefix(64))\", which this release does not know"
        }
    }
}
