/// What a server must have for a check to say anything about it.
enum Need: Sendable, Hashable {
    case patch, bulk, filter, sort, etag, cursors
    case groups
    /// Groups, without which Microsoft's checks fail and are not skipped.
    case galleryGroups
    /// An attribute of the core User schema, such as `title`.
    case user(String)
    /// An attribute of the enterprise extension.
    case enterprise(String)
    /// Addresses and secrets of an OAuth client.
    case oauthClient
}
