/**
 * Every way in which something can fail, with one plain sentence in each language and what to do next. The command
 * line prints them, the screens show them, IPC carries only the code and the named parts. `{part}` is filled from params.
 */
export const ERRORS = {
  INVALID_INPUT: {
    zh: '有些内容不能这样保存，请按提示修改后再试。',
    en: 'Some values cannot be saved as they are. Correct them as noted and try again.',
  },
  NOT_FOUND: {
    zh: '这台电脑上没有这条记录，它可能已被删除。',
    en: 'There is no such record on this computer. It may have been deleted.',
  },
  NO_WORKSPACE: {
    zh: '还没有工作区。请先独自使用，或连接公司的中心。',
    en: 'There is no workspace yet. Start on this computer alone or connect to a server.',
  },
  WORKSPACE_UNKNOWN: {
    zh: '这里没有名为「{name}」的工作区。',
    en: 'There is no workspace named "{name}" here.',
  },
  STORE_LOCKED: {
    zh: 'Satchel 已经在使用这个数据文件夹。请先关闭另一个窗口或命令，再试一次。',
    en: 'Satchel is already using this data folder. Close the other window or command, then try again.',
  },
  STORE_KEY_WRONG: {
    zh: '钥匙打不开这里的数据，数据没有改动。请用原来的钥匙（SATCHEL_KEY 或钥匙文件）再试。',
    en: 'This key does not open the data here; nothing was changed. Use the original key (SATCHEL_KEY or the key file).',
  },
  STORE_KEY_MISSING: {
    zh: '这里已有加密数据，但找不到它的钥匙。请设置 SATCHEL_KEY，或把钥匙文件放回数据文件夹。',
    en: 'There is encrypted data here but its key is missing. Set SATCHEL_KEY or put the key file back into the data folder.',
  },
  STORE_KEY_INVALID: {
    zh: 'SATCHEL_KEY 应是 64 个十六进制字符。',
    en: 'SATCHEL_KEY must be 64 hexadecimal digits.',
  },
  KEYRING_UNAVAILABLE: {
    zh: '系统的密钥环现在打不开，数据没有改动。请解锁系统密钥环后再试，或设置 SATCHEL_KEY。',
    en: 'The system keyring cannot be opened now; nothing was changed. Unlock it and try again, or set SATCHEL_KEY.',
  },
  STORE_DAMAGED: {
    zh: '数据文件已损坏，为安全起见没有改动。请恢复最近的快照：satchel restore --last-good，未发送的改动会一并找回。',
    en: 'The data file is damaged; nothing was changed. Restore the last good snapshot, with unsent changes: satchel restore --last-good.',
  },
  STORE_NEWER: {
    zh: '这些数据由更新版本的 Satchel 写成。请先升级 Satchel，数据没有改动。',
    en: 'This data was written by a newer Satchel. Update Satchel first; nothing was changed.',
  },
  STORE_MIGRATION_FAILED: {
    zh: '数据没能更新到这个版本的格式。原来的数据都在，没有改动；请用之前的版本打开，或再试一次。',
    en: 'Your data could not be updated for this version. It is all there and unchanged: try again, or open it with the version before.',
  },
  STORE_UNWRITABLE: {
    zh: '写不进数据文件夹（磁盘已满或只读）。这次改动没有保存，之前的都在。',
    en: 'The data folder cannot be written (disk full or read-only). This change was not saved; earlier ones are safe.',
  },
  STORE_OLDER: {
    zh: '数据文件比上次使用时旧，像是被换成了旧副本，因此没有打开。请用「satchel restore --last-good」找回最近的数据。',
    en: 'The data file is older than when it was last used, as if an old copy took its place, so it was not opened. Bring the latest data back with "satchel restore --last-good".',
  },
  SNAPSHOT_MISSING: {
    zh: '没有可用的快照，也没有可读出的记录，什么都没有改动。请从备份文件恢复：satchel restore 文件。',
    en: 'There is no usable snapshot and nothing readable is left; nothing was changed. Restore a backup file: satchel restore FILE.',
  },
  BACKUP_NOT_ONE: {
    zh: '这不是 Satchel 的备份文件，没有改动任何数据。',
    en: 'This is not a backup made by Satchel. Nothing was changed.',
  },
  BACKUP_DAMAGED: {
    zh: '备份文件已损坏或不完整，没有改动任何数据。请换一份备份。',
    en: 'The backup is damaged or incomplete. Nothing was changed. Use another backup.',
  },
  BACKUP_LOCKED: {
    zh: '这把钥匙或密码打不开这份备份，没有改动任何数据。请核对后再试。',
    en: 'This key or passphrase does not open the backup. Nothing was changed. Check it and try again.',
  },
  BACKUP_NEEDS_PASSPHRASE: {
    zh: '这份备份由密码保护，请输入密码（--passphrase-env 或 --passphrase-stdin）。',
    en: 'This backup is protected by a passphrase. Give it (--passphrase-env or --passphrase-stdin).',
  },
  PASSPHRASE_SHORT: {
    zh: '密码至少要 8 个字符。',
    en: 'The passphrase must have at least 8 characters.',
  },
  ADDRESS_INVALID: {
    zh: '「{address}」不是网址。请填写完整的中心地址，例如 https://crm.example.com。',
    en: '"{address}" is not a web address. Enter the full address, such as https://crm.example.com.',
  },
  ADDRESS_INSECURE: {
    zh: '中心地址须以 https:// 开头，否则账号和客户资料会明文传输。',
    en: 'The address must start with https://, or sign-in and customer data would travel unprotected.',
  },
  SERVER_UNREACHABLE: {
    zh: '连不上 {host}。请检查地址和网络；本机的改动都在，可照常工作。',
    en: 'Cannot reach {host}. Check the address and the network; everything on this computer is safe and usable.',
  },
  SERVER_NOT_CELL: {
    zh: '{host} 有应答，但不是 Satchel 认识的 CRM 中心。请核对地址。',
    en: '{host} answers, but it is not a CRM server that Satchel knows. Check the address.',
  },
  CERTIFICATE_UNTRUSTED: {
    zh: '{host} 的证书不受信任，已停止连接。若是公司自己的证书，请先添加它。',
    en: 'The certificate of {host} is not trusted, so the connection was stopped. Add your company certificate first.',
  },
  CERTIFICATE_UNREADABLE: {
    zh: '读不懂证书文件，应为 PEM 格式。',
    en: 'The certificate file cannot be read. It must be in PEM form.',
  },
  PROFILE_UNSUPPORTED: {
    zh: '这个版本的 Satchel 还不能与「{profile}」类型的中心同步。',
    en: 'This version of Satchel cannot sync with servers of the kind "{profile}" yet.',
  },
  TENANT_MISSING: {
    zh: '请填写租户。没有租户，改动会落到别人的数据里。',
    en: 'Enter the tenant. Without it, changes would end up in somebody else’s data.',
  },
  USER_MISSING: { zh: '请填写账号。', en: 'Enter the user name.' },
  CREDENTIAL_MISSING: { zh: '请填写密码，或粘贴令牌。', en: 'Enter the password or paste a token.' },
  TENANT_REFUSED: {
    zh: '中心不接受租户「{tenant}」与这个账号的组合。请核对租户。',
    en: 'The server does not accept the tenant "{tenant}" for this user. Check the tenant.',
  },
  SIGN_IN_REFUSED: {
    zh: '账号、密码或令牌不对，中心没有让你登录。请重新输入。',
    en: 'The server did not accept this user, password or token. Enter them again.',
  },
  NOT_SIGNED_IN: {
    zh: '登录已过期。请重新登录；本机的改动都在，登录后会继续发送。',
    en: 'You are signed out. Sign in again; everything changed here is kept and will be sent then.',
  },
  NOT_ALLOWED: {
    zh: '你的账号没有这项权限。请联系管理员。',
    en: 'Your account is not allowed to do this. Ask your administrator.',
  },
  UNKNOWN_ROUTE: {
    zh: '界面请求了不存在的功能，请重新启动 Satchel。',
    en: 'The window asked for something unknown. Restart Satchel.',
  },
  TOO_MANY_REQUESTS: {
    zh: '一下子请求太多，这一次没有执行。请稍等片刻再试。',
    en: 'Too many requests at once, so this one was not done. Wait a moment and try again.',
  },
  SENDER_REFUSED: { zh: '已拒绝来自陌生页面的请求。', en: 'A request from an unknown page was refused.' },
  USAGE: { zh: '命令写法不对：{detail}', en: 'The command is not written correctly: {detail}' },
  INPUT_UNREADABLE: {
    zh: '读不懂输入：应是一个 JSON 对象。',
    en: 'The input cannot be read: one JSON object is expected.',
  },
  CSV_EMPTY: { zh: '这个文件是空的，没有可导入的内容。', en: 'This file is empty; there is nothing to import.' },
  CSV_NOT_TEXT: {
    zh: '这不是 CSV 文本文件（可能是图片、Excel 工作簿或压缩包）。请在表格软件里另存为 CSV。',
    en: 'This is not a CSV text file (perhaps a picture, a workbook or an archive). Save it as CSV in a spreadsheet.',
  },
  CSV_TOO_LARGE: {
    zh: '第 {row} 行有一格超过 10 MB，或超过 100,000 列。可能是引号没有闭合；没有导入任何内容。',
    en: 'Row {row} has a cell over 10 MB or more than 100,000 columns, perhaps from an unclosed quote. Nothing was imported.',
  },
  CSV_NO_COLUMNS: {
    zh: '标题行里没有一列认得出来。第一行应是列名；也可以手动指定每一列。',
    en: 'No column of the header is known. The first row must hold the names of the columns, or say yourself what each one is.',
  },
  FILE_UNREADABLE: {
    zh: '读不了这个文件，它可能已被移动或没有权限。',
    en: 'This file cannot be read; it may have been moved or is not permitted.',
  },
  FILE_UNWRITABLE: {
    zh: '写不了这个文件（文件夹不存在、只读或磁盘已满）。原有的文件没有改动。',
    en: 'This file cannot be written (no such folder, read-only or disk full). A file that was there is unchanged.',
  },
  VIEW_FILE_NOT_ONE: {
    zh: '这不是 Satchel 的视图文件，或者它的列表这个版本没有。没有改动任何视图。',
    en: 'This is not a file of Satchel views, or one of a list that this version does not have. No view was changed.',
  },
  IMPORT_BUSY: {
    zh: '已有一个导入、导出或批量修改在进行，请等它完成或先取消。',
    en: 'An import, an export or a change of many records is running already. Wait for it to finish or cancel it first.',
  },
  CANCELLED: {
    zh: '已取消。已写入的部分都在：再次导入会继续，也可以撤销。',
    en: 'Cancelled. What was written is kept: import again to go on, or undo it.',
  },
  SAMPLE_LOCAL_ONLY: {
    zh: '示例数据只能放进独自使用的资料里，不能混进和中心同步的资料。',
    en: 'Sample data only goes where you work on this computer alone, never among data that settles with a server.',
  },
  CONFLICT_NOT_FOUND: {
    zh: '这里没有这个冲突，它可能已经解决。请刷新后再看。',
    en: 'There is no such conflict here; it may have been solved already. Look again.',
  },
  REFUSAL_NOT_FOUND: {
    zh: '这里没有这条被拒绝的改动，它可能已经处理。请刷新后再看。',
    en: 'There is no such refused change here; it may have been dealt with already. Look again.',
  },
  LINK_TAKEN: {
    zh: '本机另一条记录已对应它，并且还有未同步的改动。请先同步那一条，再来关联。',
    en: 'Another record on this computer belongs to it and has changes of its own. Settle that one first, then link.',
  },
  CORE_STOPPED: {
    zh: '数据引擎意外停止，请重新启动 Satchel。已保存的改动都在。',
    en: 'The data engine stopped unexpectedly. Restart Satchel; everything saved is safe.',
  },
  INTERNAL: {
    zh: '出了意外，这次操作没有完成，数据没有改动。请再试一次。',
    en: 'Something unexpected happened. This was not done and nothing was changed. Try again.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type ErrorCode = keyof typeof ERRORS;
