import FoundationEssentials
import Licensing
import Tenancy

/// The fields that say what a configuration does, as they are or as they were typed.
struct ConfigurationFormView {
    struct Provider {
        let word: String
        let label: String
        let isChosen: Bool
    }

    private static let shown = ["name", "pool_id", "idp"]

    let name: String
    let providers: [Provider]
    let isAutoAssigned: Bool
    let pools: [PoolChoice]
    let hasPools: Bool
    let problem: String?
    let nameProblem: String?
    let poolProblem: String?

    /// An empty form, or one that shows what was typed.
    init(_ form: ConsoleForm?, pools: [LicensePool], problem: FormProblem? = nil) {
        let chosen = form?["idp"] ?? IdentityProvider.entra.rawValue
        self.init(
            name: form?["name"] ?? "", provider: chosen, isAutoAssigned: form?.isOn("auto_assign") ?? false,
            pool: form?["pool_id"], pools: pools, problem: problem)
    }

    init(_ configuration: SCIMConfiguration, pools: [LicensePool]) {
        self.init(
            name: configuration.name, provider: configuration.idp.rawValue,
            isAutoAssigned: configuration.autoAssign.isEnabled, pool: configuration.autoAssign.poolID?.uuidString,
            pools: pools, problem: nil)
    }

    private init(
        name: String, provider: String, isAutoAssigned: Bool, pool: String?, pools: [LicensePool],
        problem: FormProblem?
    ) {
        self.name = name
        providers = IdentityProvider.allCases.map {
            Provider(word: $0.rawValue, label: $0.label, isChosen: $0.rawValue == provider)
        }
        self.isAutoAssigned = isAutoAssigned
        self.pools = pools.map { PoolChoice($0, chosen: pool) }
        hasPools = !pools.isEmpty
        self.problem = problem?.general(besides: Self.shown)
        nameProblem = problem?["name"]
        poolProblem =
            problem?["pool_id"].map { _ in "Choose the licence whose seats people get, or switch giving seats off." }
    }
}
