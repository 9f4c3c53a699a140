package import JSON
package import Licensing

extension LicensePool {
    /// The pool as the admin API shows it.
    package var json: JSONObject {
        [
            "id": .id(id), "name": .string(name), "product": .string(product), "seats": .integer(seats),
            "version": .integer(version), "created_at": .time(createdAt), "updated_at": .time(updatedAt),
        ]
    }
}
