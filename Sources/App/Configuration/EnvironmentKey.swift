/// Every environment variable that the services read: this page is the list that `deploy/rollcall.example.env` repeats.
///
/// A key marked secret may also come from a file named by the same variable with `_FILE` at its end, which is how
/// container orchestrators hand secrets over.
package enum EnvironmentKey: String, CaseIterable, Sendable {
    /// libpq connection URI. Required.
    case databaseURL = "ROLLCALL_DATABASE_URL"
    /// Most connections that one process opens to Postgres, 2...200. Default 10.
    case databasePoolSize = "ROLLCALL_DATABASE_POOL_SIZE"
    /// `direct` (default), or `transaction` when a transaction pooler such as PgBouncer stands in front of Postgres.
    case databasePooling = "ROLLCALL_DATABASE_POOLING"
    /// Address and port of the HTTP surfaces. Default 127.0.0.1:8080.
    case listen = "ROLLCALL_LISTEN"
    /// Address and port of probes and metrics. Default 127.0.0.1:9090.
    case opsListen = "ROLLCALL_OPS_LISTEN"
    /// The base of every URL that the service writes into its answers. Default: what the request was sent to.
    case publicURL = "ROLLCALL_PUBLIC_URL"
    /// 32 bytes in base64: the key of token hashes, cursors and sessions. Required; the same for every process.
    case secretKey = "ROLLCALL_SECRET_KEY"
    /// An operator key that works before any other exists, at least 32 characters.
    case bootstrapAdminKey = "ROLLCALL_BOOTSTRAP_ADMIN_KEY"
    /// Most batches of jobs that one worker works on at once, 1...64. Default 4.
    case workerConcurrency = "ROLLCALL_WORKER_CONCURRENCY"
    /// URI of the mail server: `smtps://user:password@host:465`, or `smtp://…:587`, which means STARTTLS unless the host is
    /// this machine or `?tls=none` follows. Unset: no mail.
    case smtpURL = "ROLLCALL_SMTP_URL"
    /// The address that mail comes from, such as `Rollcall <no-reply@example.com>`. Required with a mail server.
    case mailFrom = "ROLLCALL_MAIL_FROM"
    /// How many days events are kept, 30...3650. Default 90.
    case eventRetention = "ROLLCALL_EVENT_RETENTION_DAYS"
    /// How many days a tenant's provisioning log is kept, 1...3650. Default 90.
    case provisioningLogRetention = "ROLLCALL_PROVISIONING_LOG_RETENTION_DAYS"
    /// `on` (default), or `off` to keep no provisioning log.
    case provisioningLog = "ROLLCALL_PROVISIONING_LOG"
    /// How many days the audit log is kept, 30...3650. Default 400.
    case auditLogRetention = "ROLLCALL_AUDIT_LOG_RETENTION_DAYS"
    /// trace, debug, info (default), notice, warning, error or critical.
    case logLevel = "ROLLCALL_LOG_LEVEL"
    /// `json` (default) or `text`.
    case logFormat = "ROLLCALL_LOG_FORMAT"
    /// Comma-separated addresses or CIDRs whose X-Forwarded-* headers are believed. Default: none.
    case trustedProxies = "ROLLCALL_TRUSTED_PROXIES"
    /// Comma-separated CIDRs to which webhooks and requests for issuers' keys may go although they are private. Default: none.
    case webhookAllowedCIDRs = "ROLLCALL_WEBHOOK_ALLOWED_CIDRS"
    /// A PEM file of certificate authorities that webhooks, mail and requests for keys trust besides the system's. Default: none.
    case outboundCAFile = "ROLLCALL_OUTBOUND_CA_FILE"
    /// Longest filter in bytes, 256...16384. Default 4096.
    case scimFilterLength = "ROLLCALL_SCIM_FILTER_LENGTH"
    /// How deep parentheses and brackets of a filter nest, 1...100. Default 20.
    case scimFilterDepth = "ROLLCALL_SCIM_FILTER_DEPTH"
    /// Resources on a page when a client doesn't say, 1 up to the largest page. Default 100.
    case scimPageDefault = "ROLLCALL_SCIM_PAGE_DEFAULT"
    /// Most resources on a page, 1...10000. Default 1000.
    case scimPageMaximum = "ROLLCALL_SCIM_PAGE_MAXIMUM"
    /// How many seconds a cursor is good, 1...604800. Default 3600.
    case scimCursorTimeout = "ROLLCALL_SCIM_CURSOR_TIMEOUT"
    /// Most operations of a bulk request, 1...10000. Default 1000.
    case scimBulkOperations = "ROLLCALL_SCIM_BULK_OPERATIONS"
    /// Largest bulk request in bytes, 1024...67108864. Default 1048576.
    case scimBulkPayload = "ROLLCALL_SCIM_BULK_PAYLOAD"
    /// Most members that one PATCH names, 1...1000000. Default 10000.
    case scimPatchMembers = "ROLLCALL_SCIM_PATCH_MEMBERS"
    /// Largest body for groups and searches in bytes, 1024...67108864. Default 4194304.
    case scimGroupBody = "ROLLCALL_SCIM_GROUP_BODY"
    /// Largest body for users in bytes, 1024...67108864. Default 1048576.
    case scimUserBody = "ROLLCALL_SCIM_USER_BODY"
    /// Requests a second of one SCIM configuration to one process, 0...1000000; 0 is no limit. Default 50.
    case scimRate = "ROLLCALL_SCIM_RATE"
    /// Requests that may come at once before that, 1...1000000. Default 200.
    case scimBurst = "ROLLCALL_SCIM_BURST"

    /// Requests a second of one key of the admin API to one process, 0...1000000; 0 is no limit. Default 50.
    case adminRate = "ROLLCALL_ADMIN_RATE"
    /// Requests that may come at once before that, 1...1000000. Default 200.
    case adminBurst = "ROLLCALL_ADMIN_BURST"

    /// Seconds for which a process that is to stop still serves while it says 503 at `/readyz`, 0...300. Without it 2 where
    /// somebody asks there, and none where nobody does.
    case drainSeconds = "ROLLCALL_DRAIN_SECONDS"

    /// Whether the value must never be printed, and may come from `…_FILE`.
    package var isSecret: Bool {
        switch self {
        case .databaseURL, .secretKey, .bootstrapAdminKey, .smtpURL: true
        default: false
        }
    }

    /// The variable that names a file holding the value, for a secret.
    package var fileVariable: String? { isSecret ? rawValue + "_FILE" : nil }
}
