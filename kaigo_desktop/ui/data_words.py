"""Words of the shipped data that the window translates: states, steps, roles, procedures, hand-over layouts.

Data carries its Japanese names; they are listed here so that `dev.py words` finds them, and a test compares
the list with `resources/`. What a ward adds, and everything on a procedure's form, is shown as it is written.
"""

from kaigo_desktop.ui.pieces import mark

WORKFLOW = (
    mark("保留"),
    mark("受付"),
    mark("審査中"),
    mark("補正待ち"),
    mark("承認待ち"),
    mark("承認済"),
    mark("却下"),
    mark("取下げ"),
    mark("連携済"),
    mark("完了"),
    mark("審査を始める"),
    mark("提出"),
    mark("承認"),
    mark("差戻し"),
    mark("補正を依頼"),
    mark("完了にする"),
    mark("連携"),
    mark("再提出の受付"),
    mark("手続の定義による受付"),
    mark("補正後の申請への引継ぎ"),
)
"""States, and steps that were taken (`resources/workflows`)."""

STEPS = (
    mark("審査を始める", "step"),
    mark("提出", "step"),
    mark("承認", "step"),
    mark("差戻し", "step"),
    mark("却下", "step"),
    mark("取下げ", "step"),
    mark("補正を依頼", "step"),
    mark("完了にする", "step"),
)
"""Steps to take."""

HISTORY = (
    mark("取込", "history"),
    mark("再提出"),
    mark("訂正"),
    mark("確認"),
    mark("確認の取消し"),
    mark("警告を確認"),
    mark("付箋"),
    mark("付箋の済"),
    mark("付箋の取消し"),
)
"""What happened to an application besides its steps (`flow.history`)."""

ROLES = (mark("担当者"), mark("承認者"), mark("管理者"), mark("監査者"))
"""`resources/roles.toml`."""

REASONS = (mark("本人確認"), mark("基幹システムへの入力"), mark("重複の確認"))
"""Why a 個人番号 is shown (`resources/ward.toml`); the log keeps them in Japanese."""

FLAGS = (mark("電話で確認"), mark("書類を待つ"), mark("他の係に照会"), mark("上司に相談"))
"""What flags say most (`resources/ward.toml`); the store keeps them in Japanese."""

PROCEDURES = (
    mark("負担割合証の再交付申請"),
    mark("負担割合証再交付"),
    mark("負担限度額認定の申請"),
    mark("負担限度額認定"),
    mark("居宅(介護予防)サービス計画作成(変更)依頼の届出"),
    mark("サービス計画作成依頼"),
    mark("住所移転後の要介護・要支援認定申請"),
    mark("要介護認定(転入)"),
    mark("要介護・要支援状態区分変更認定の申請"),
    mark("要介護認定(区分変更)"),
    mark("要介護・要支援認定(新規)の申請"),
    mark("要介護認定(新規)"),
    mark("要介護・要支援更新認定の申請"),
    mark("要介護認定(更新)"),
    mark("居宅介護(介護予防)福祉用具購入費の支給申請"),
    mark("福祉用具購入費"),
    mark("高額介護(予防)サービス費の支給申請"),
    mark("高額介護サービス費"),
    mark("居宅介護(介護予防)住宅改修費の支給申請"),
    mark("住宅改修費"),
    mark("被保険者証の交付申請"),
    mark("被保険者証交付"),
    mark("被保険者証の再交付申請"),
    mark("被保険者証再交付"),
    mark("支払い方法変更及び支払い一時差止等措置に係る終了申請"),
    mark("給付制限終了"),
    mark("介護保険資格取得・異動・喪失の届出"),
    mark("資格取得・異動・喪失"),
    mark("介護保険住所地特例適用・異動・喪失の届出"),
    mark("住所地特例"),
    mark("介護保険サービスの種類の指定の変更の申請"),
    mark("サービス種類指定変更"),
)
"""Titles and short titles (`resources/procedures`)."""

PROFILES = (
    mark("参考: 基幹システム例(Shift_JIS・コード)"),
    mark(
        "参考様式です。選択項目を例示用のコード対応表で、日付を和暦7桁で書き出します。"
        "区の基幹システムに合わせて直してから使ってください。"
    ),
    mark("汎用CSV(Shift_JIS・Windows-31J)"),
    mark("UTF-8を読めない基幹システム向け。表せない文字があるときは書き出さずに知らせます。"),
    mark("汎用CSV(UTF-8)"),
    mark("手続ごとに1つ、世帯員などの繰り返しごとに1つのCSV。文字は欠けません。"),
    mark("一覧表(Excel)"),
    mark("人が読むための一覧。1つのブックに手続ごとのシートがあります。"),
)
"""Titles and descriptions (`resources/profiles`)."""
