import Tenancy

extension ConsoleForm {
    /// What the switch and the licence beside it say.
    var autoAssign: AutoAssign {
        AutoAssign(isEnabled: isOn("auto_assign"), poolID: id("pool_id"))
    }
}
