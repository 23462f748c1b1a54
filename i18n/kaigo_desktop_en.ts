<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ja_JP">
<context>
    <name></name>
    <message>
        <source> ({day}まで)</source>
        <translation> (until {day})</translation>
    </message>
    <message>
        <source>1. ぴったりサービスからダウンロードした申請を置くと、1件ずつ何が起きるかを先に示します。</source>
        <translation>1. Drop applications downloaded from Mynaportal: you see first what would become of each.</translation>
    </message>
    <message>
        <source>2. 内容を見て「取り込む」を押すまで、何も書き込まず、記録にも残りません。</source>
        <translation>2. Nothing is written, nor logged, before you have looked and press “Take in”.</translation>
    </message>
    <message>
        <source>3. 取り込んだあとは、結果で絞り込み、申請を開き、理由をコピーし、印刷できます。</source>
        <translation>3. Afterwards you can narrow by outcome, open applications, copy reasons and print.</translation>
    </message>
    <message>
        <source>UTF-8を読めない基幹システム向け。表せない文字があるときは書き出さずに知らせます。</source>
        <translation>For core systems that can&apos;t read UTF-8. Where a character can&apos;t be written, nothing is written and you are told.</translation>
    </message>
    <message>
        <source>{born}({age}歳)</source>
        <translation>{born} (age {age})</translation>
    </message>
    <message>
        <source>{count}件</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>あと{days}日</source>
        <translation>in {days} days</translation>
    </message>
    <message>
        <source>すべての申請</source>
        <translation>All applications</translation>
    </message>
    <message>
        <source>はじめての受付番号。受付の一覧に入ります</source>
        <translation>A new receipt no.; it joins the list of those received</translation>
    </message>
    <message>
        <source>サービス種類指定変更</source>
        <translation>Change of service type</translation>
    </message>
    <message>
        <source>サービス計画作成依頼</source>
        <translation>Care plan request</translation>
    </message>
    <message>
        <source>ファイル</source>
        <translation>File</translation>
    </message>
    <message>
        <source>フリガナ</source>
        <translation>Furigana</translation>
    </message>
    <message>
        <source>ポータルへ反映する結果</source>
        <translation>Results to enter in the portal</translation>
    </message>
    <message>
        <source>一覧表(Excel)</source>
        <translation>List (Excel)</translation>
    </message>
    <message>
        <source>上司に相談</source>
        <translation>Ask the supervisor</translation>
    </message>
    <message>
        <source>人が読むための一覧。1つのブックに手続ごとのシートがあります。</source>
        <translation>A list for people to read: one workbook with a sheet for each procedure.</translation>
    </message>
    <message>
        <source>今日の仕事</source>
        <translation>Today&apos;s work</translation>
    </message>
    <message>
        <source>今日まで</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>介護保険サービスの種類の指定の変更の申請</source>
        <translation>Application to change the designated type of service</translation>
    </message>
    <message>
        <source>介護保険住所地特例適用・異動・喪失の届出</source>
        <translation>Notification of the domicile exception (start, change, end)</translation>
    </message>
    <message>
        <source>介護保険資格取得・異動・喪失の届出</source>
        <translation>Notification of insured status (start, change, end)</translation>
    </message>
    <message>
        <source>他の係に照会</source>
        <translation>Ask another section</translation>
    </message>
    <message>
        <source>付箋</source>
        <translation>Flagged</translation>
    </message>
    <message>
        <source>付箋の取消し</source>
        <translation>Flag cancelled</translation>
    </message>
    <message>
        <source>付箋の済</source>
        <translation>Flag done</translation>
    </message>
    <message>
        <source>住宅改修費</source>
        <translation>Home modification</translation>
    </message>
    <message>
        <source>住所地特例</source>
        <translation>Domicile exception</translation>
    </message>
    <message>
        <source>住所移転後の要介護・要支援認定申請</source>
        <translation>Application for care certification after moving</translation>
    </message>
    <message>
        <source>保留</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>全員</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>再提出</source>
        <translation>Resubmitted</translation>
    </message>
    <message>
        <source>再提出の受付</source>
        <translation>Resubmission received</translation>
    </message>
    <message>
        <source>列を元に戻す</source>
        <translation>Restore columns</translation>
    </message>
    <message>
        <source>利用中</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>利用者</source>
        <translation>User</translation>
    </message>
    <message>
        <source>利用者ID</source>
        <translation>User ID</translation>
    </message>
    <message>
        <source>却下</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>却下</source>
        <comment>step</comment>
        <translation>Reject</translation>
    </message>
    <message>
        <source>参考: 基幹システム例(Shift_JIS・コード)</source>
        <translation>Example: core system (Shift_JIS, codes)</translation>
    </message>
    <message>
        <source>参考様式です。選択項目を例示用のコード対応表で、日付を和暦7桁で書き出します。区の基幹システムに合わせて直してから使ってください。</source>
        <translation>An example. Choices are written as codes of an example table, dates as seven digits with the era. Adapt it to your core system before use.</translation>
    </message>
    <message>
        <source>取り込めません</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>取下げ</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>取下げ</source>
        <comment>step</comment>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>取消済み</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>取込</source>
        <comment>history</comment>
        <translation>Taken in</translation>
    </message>
    <message>
        <source>取込済み</source>
        <translation>Already taken in</translation>
    </message>
    <message>
        <source>取込済みと内容が違うもの。新しい版になり、前の版も残ります</source>
        <translation>Differs from what was taken in; becomes a new version, the old one stays</translation>
    </message>
    <message>
        <source>受付</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>受付日時</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>受付番号</source>
        <translation>Receipt no.</translation>
    </message>
    <message>
        <source>受付番号 {number}</source>
        <translation>Receipt no. {number}</translation>
    </message>
    <message>
        <source>同じ内容を取込済み。何も変わりません</source>
        <translation>The same was taken in before; nothing changes</translation>
    </message>
    <message>
        <source>基幹システムへの入力</source>
        <translation>Entry into the core system</translation>
    </message>
    <message>
        <source>完了</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>完了にする</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>完了にする</source>
        <comment>step</comment>
        <translation>Close</translation>
    </message>
    <message>
        <source>審査を始める</source>
        <translation>Review started</translation>
    </message>
    <message>
        <source>審査を始める</source>
        <comment>step</comment>
        <translation>Start review</translation>
    </message>
    <message>
        <source>審査中</source>
        <translation>In review</translation>
    </message>
    <message>
        <source>居宅(介護予防)サービス計画作成(変更)依頼の届出</source>
        <translation>Notification of the request for a care plan</translation>
    </message>
    <message>
        <source>居宅介護(介護予防)住宅改修費の支給申請</source>
        <translation>Claim for the cost of home modification</translation>
    </message>
    <message>
        <source>居宅介護(介護予防)福祉用具購入費の支給申請</source>
        <translation>Claim for the purchase of welfare equipment</translation>
    </message>
    <message>
        <source>差戻し</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>差戻し</source>
        <comment>step</comment>
        <translation>Return</translation>
    </message>
    <message>
        <source>役割</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>手続</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>手続ごとに1つ、世帯員などの繰り返しごとに1つのCSV。文字は欠けません。</source>
        <translation>One CSV for each procedure and one for each repeated group such as household members. No character is lost.</translation>
    </message>
    <message>
        <source>手続の定義がないもの。定義や取込レイアウトを加えてから取り込めます</source>
        <translation>No definition of the procedure; can be taken in once one or a layout is added</translation>
    </message>
    <message>
        <source>手続の定義による受付</source>
        <translation>Received by a new definition</translation>
    </message>
    <message>
        <source>承認</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>承認</source>
        <comment>step</comment>
        <translation>Approve</translation>
    </message>
    <message>
        <source>承認待ち</source>
        <translation>To approve</translation>
    </message>
    <message>
        <source>承認済</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>承認者</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>担当</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>担当者</source>
        <translation>Caseworker</translation>
    </message>
    <message>
        <source>指摘</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>提出</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>提出</source>
        <comment>step</comment>
        <translation>Submit</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>支払い方法変更及び支払い一時差止等措置に係る終了申請</source>
        <translation>Application to end a restriction of benefits</translation>
    </message>
    <message>
        <source>新しい申請</source>
        <translation>New</translation>
    </message>
    <message>
        <source>日時</source>
        <translation>Date and time</translation>
    </message>
    <message>
        <source>書類を待つ</source>
        <translation>Wait for documents</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>期限超過</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>期限超過{days}日</source>
        <translation>{days} days late</translation>
    </message>
    <message>
        <source>未反映</source>
        <translation>Not in portal</translation>
    </message>
    <message>
        <source>未連携</source>
        <translation>To hand over</translation>
    </message>
    <message>
        <source>本人確認</source>
        <translation>Identity check</translation>
    </message>
    <message>
        <source>氏名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>汎用CSV(Shift_JIS・Windows-31J)</source>
        <translation>General CSV (Shift_JIS, Windows-31J)</translation>
    </message>
    <message>
        <source>汎用CSV(UTF-8)</source>
        <translation>General CSV (UTF-8)</translation>
    </message>
    <message>
        <source>済み</source>
        <translation>done</translation>
    </message>
    <message>
        <source>状態</source>
        <translation>State</translation>
    </message>
    <message>
        <source>生年月日</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>画面の文字</source>
        <translation>Text on the screen</translation>
    </message>
    <message>
        <source>番号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>監査者</source>
        <translation>Auditor</translation>
    </message>
    <message>
        <source>確認</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>確認の取消し</source>
        <translation>Check taken back</translation>
    </message>
    <message>
        <source>福祉用具購入費</source>
        <translation>Welfare equipment</translation>
    </message>
    <message>
        <source>管理者</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>結果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>給付制限終了</source>
        <translation>End of restriction</translation>
    </message>
    <message>
        <source>自分</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>自分の担当</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>被保険者番号</source>
        <translation>Insured no.</translation>
    </message>
    <message>
        <source>被保険者証の交付申請</source>
        <translation>Application for an insurance card</translation>
    </message>
    <message>
        <source>被保険者証の再交付申請</source>
        <translation>Application for a new insurance card (lost or damaged)</translation>
    </message>
    <message>
        <source>被保険者証交付</source>
        <translation>Insurance card</translation>
    </message>
    <message>
        <source>被保険者証再交付</source>
        <translation>Card reissue</translation>
    </message>
    <message>
        <source>補正を依頼</source>
        <translation>Correction asked for</translation>
    </message>
    <message>
        <source>補正を依頼</source>
        <comment>step</comment>
        <translation>Ask for correction</translation>
    </message>
    <message>
        <source>補正待ち</source>
        <translation>With applicant</translation>
    </message>
    <message>
        <source>補正後の申請への引継ぎ</source>
        <translation>Continued in the corrected application</translation>
    </message>
    <message>
        <source>要介護・要支援更新認定の申請</source>
        <translation>Application to renew the care certification</translation>
    </message>
    <message>
        <source>要介護・要支援状態区分変更認定の申請</source>
        <translation>Application to change the care level</translation>
    </message>
    <message>
        <source>要介護・要支援認定(新規)の申請</source>
        <translation>Application for care certification (new)</translation>
    </message>
    <message>
        <source>要介護認定(区分変更)</source>
        <translation>Certification (change)</translation>
    </message>
    <message>
        <source>要介護認定(新規)</source>
        <translation>Certification (new)</translation>
    </message>
    <message>
        <source>要介護認定(更新)</source>
        <translation>Certification (renewal)</translation>
    </message>
    <message>
        <source>要介護認定(転入)</source>
        <translation>Certification (moved in)</translation>
    </message>
    <message>
        <source>訂正</source>
        <translation>Edited</translation>
    </message>
    <message>
        <source>計</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>読めない、または申請ではないもの。理由を示します</source>
        <translation>Can&apos;t be read or is no application; the reason is told</translation>
    </message>
    <message>
        <source>警告を確認</source>
        <translation>Warning acknowledged</translation>
    </message>
    <message>
        <source>負担割合証の再交付申請</source>
        <translation>Application for a new burden certificate</translation>
    </message>
    <message>
        <source>負担割合証再交付</source>
        <translation>Burden certificate reissue</translation>
    </message>
    <message>
        <source>負担限度額認定</source>
        <translation>Burden limit</translation>
    </message>
    <message>
        <source>負担限度額認定の申請</source>
        <translation>Application for the burden limit</translation>
    </message>
    <message>
        <source>資格取得・異動・喪失</source>
        <translation>Insured status</translation>
    </message>
    <message>
        <source>連携</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>連携様式のコード表に、この選択肢のコードがありません</source>
        <translation>The code table of this layout has no code for this choice</translation>
    </message>
    <message>
        <source>連携済</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>重複の確認</source>
        <translation>Duplicate check</translation>
    </message>
    <message>
        <source>電話で確認</source>
        <translation>Confirm by phone</translation>
    </message>
    <message>
        <source>高額介護(予防)サービス費の支給申請</source>
        <translation>Claim for high-cost care services</translation>
    </message>
    <message>
        <source>高額介護サービス費</source>
        <translation>High-cost services</translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>2つのパスワードが一致していません。</source>
        <translation>The two passwords differ.</translation>
    </message>
    <message>
        <source>{name} ({login})</source>
        <translation>{name} ({login})</translation>
    </message>
    <message>
        <source>この利用者を停止</source>
        <translation>Disable this user</translation>
    </message>
    <message>
        <source>パスワード</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>パスワード(もう一度)</source>
        <translation>Password (again)</translation>
    </message>
    <message>
        <source>パスワードを入力してください。</source>
        <translation>Enter a password.</translation>
    </message>
    <message>
        <source>パスワードを再設定</source>
        <translation>Reset password</translation>
    </message>
    <message>
        <source>住所の控え</source>
        <translation>Address on record</translation>
    </message>
    <message>
        <source>住所を控える</source>
        <translation>Record address</translation>
    </message>
    <message>
        <source>保管庫の鍵も交換する</source>
        <translation>Replace the keys of the store too</translation>
    </message>
    <message>
        <source>停止する</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>再設定して再開する</source>
        <translation>Reset and enable again</translation>
    </message>
    <message>
        <source>利用者ID</source>
        <translation>User ID</translation>
    </message>
    <message>
        <source>利用者IDと氏名を入力してください。</source>
        <translation>Enter a user ID and a name.</translation>
    </message>
    <message>
        <source>半角英数字</source>
        <translation>Letters and digits</translation>
    </message>
    <message>
        <source>役割</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>役割を変更</source>
        <translation>Change role</translation>
    </message>
    <message>
        <source>新しい利用者</source>
        <translation>New user</translation>
    </message>
    <message>
        <source>氏名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>登録する</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>記録の点検だけに使います</source>
        <translation>Only for reviewing the log</translation>
    </message>
    <message>
        <source>退職や紛失のときに。控えられた鍵では何も開けなくなります。</source>
        <translation>When somebody leaves or a key is lost. Keys copied before open nothing any more.</translation>
    </message>
</context>
<context>
    <name>AccountTerms</name>
    <message>
        <source>この日まで使えます。空欄は期限なし。</source>
        <translation>Usable until this day. Empty: no end.</translation>
    </message>
    <message>
        <source>パスワードを続けて間違えた人が、すぐやり直せるようにします。</source>
        <translation>Lets somebody try again at once who mistyped the password too often.</translation>
    </message>
    <message>
        <source>例: 2027-03-31</source>
        <translation>e.g. 2027-03-31</translation>
    </message>
    <message>
        <source>失敗による停止を解除</source>
        <translation>Lift the lock-out</translation>
    </message>
    <message>
        <source>有効期限</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>期限を変更</source>
        <translation>Change end</translation>
    </message>
</context>
<context>
    <name>AccountsPanel</name>
    <message>
        <source>{name} を登録しました。</source>
        <translation>{name} was added.</translation>
    </message>
    <message>
        <source>パスワードを再設定しました。一度だけ使え、本人が自分のパスワードを決めるまで決裁できません。</source>
        <translation>The password was reset. It works once, and its owner can&apos;t decide anything before choosing one of their own.</translation>
    </message>
    <message>
        <source>住所の控えを消しました。</source>
        <translation>The address on record was deleted.</translation>
    </message>
    <message>
        <source>住所を控えました。</source>
        <translation>The address was recorded.</translation>
    </message>
    <message>
        <source>停止し、鍵を交換しました。</source>
        <translation>Disabled, and the keys were replaced.</translation>
    </message>
    <message>
        <source>停止しました。</source>
        <translation>Disabled.</translation>
    </message>
    <message>
        <source>利用者</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>利用者の一覧</source>
        <translation>List of users</translation>
    </message>
    <message>
        <source>取り下げました。</source>
        <translation>Withdrawn.</translation>
    </message>
    <message>
        <source>受け付けました。</source>
        <translation>Accepted.</translation>
    </message>
    <message>
        <source>失敗による停止を解除しました。すぐにサインインできます。</source>
        <translation>The lock-out was lifted. They can sign in at once.</translation>
    </message>
    <message>
        <source>役割を変更しました。次のサインインから変わります。</source>
        <translation>The role was changed. It holds from the next sign-in.</translation>
    </message>
    <message>
        <source>新しい利用者</source>
        <translation>New user</translation>
    </message>
    <message>
        <source>有効期限を変更しました。</source>
        <translation>The end was changed.</translation>
    </message>
    <message>
        <source>申請しました。別の管理者が確認すると効きます。</source>
        <translation>Requested. It takes effect once another administrator confirms it.</translation>
    </message>
    <message>
        <source>確認しました。</source>
        <translation>Confirmed.</translation>
    </message>
</context>
<context>
    <name>Arrival</name>
    <message>
        <source>いまのパスワードは管理者が設定したものです。あなただけが知るものに変えてください。</source>
        <translation>Your present password was set by an administrator. Change it to one that only you know.</translation>
    </message>
    <message>
        <source>この利用者は {day} まで使えます(あと{left}日)。続けて使うときは管理者に更新を依頼してください。</source>
        <translation>This account is valid until {day} ({left} days left). Ask an administrator to renew it if you need it longer.</translation>
    </message>
    <message>
        <source>その後、この利用者IDでパスワードが{count}回間違えられています。覚えがなければ管理者に知らせてください。</source>
        <translation>Since then, a wrong password was given {count} times for this user ID. If that wasn&apos;t you, tell an administrator.</translation>
    </message>
    <message>
        <source>サインインの失敗の記録(attempts.json)が消されたか戻されています。管理者に知らせてください。</source>
        <translation>The record of failed sign-ins (attempts.json) was deleted or put back. Tell an administrator.</translation>
    </message>
    <message>
        <source>パスワードを変える</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>前回のサインイン: {at}。</source>
        <translation>Last sign-in: {at}. </translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>AssignMenu</name>
    <message>
        <source>担当を外す</source>
        <translation>Take off</translation>
    </message>
</context>
<context>
    <name>BackupBox</name>
    <message>
        <source>ほかの処理が終わるまでお待ちください。</source>
        <translation>Wait until the other work is done.</translation>
    </message>
    <message>
        <source>バックアップ</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>バックアップの進み具合</source>
        <translation>Progress of the backup</translation>
    </message>
    <message>
        <source>バックアップを作成…</source>
        <translation>Make a backup…</translation>
    </message>
    <message>
        <source>バックアップを作成しました（{size} MB、監査記録の{position}番まで）。{file} を別の場所で保管してください。</source>
        <translation>The backup was made ({size} MB, up to entry {position} of the log). Keep {file} in another place.</translation>
    </message>
    <message>
        <source>バックアップを始めています…</source>
        <translation>Beginning the backup…</translation>
    </message>
    <message>
        <source>バックアップを書き出すフォルダー</source>
        <translation>Folder for the backup</translation>
    </message>
    <message>
        <source>保管庫の今の姿を、暗号化したまま1つのファイルに写します。作業中の人がいても作れます。別のディスクに置いてください。</source>
        <translation>Copies the store as it is now into one file, still encrypted. Others can go on working. Keep it on another disk.</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>F1 キー操作</source>
        <translation>F1 Help</translation>
    </message>
    <message>
        <source>{name} ({role})</source>
        <translation>{name} ({role})</translation>
    </message>
    <message>
        <source>{who} パスワードを変える</source>
        <translation>{who}: change password</translation>
    </message>
    <message>
        <source>{work} {done} / {total}  {rest}</source>
        <translation>{work} {done} / {total}  {rest}</translation>
    </message>
    <message>
        <source>サインアウト</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>パスワードを変える</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>取込の進み具合</source>
        <translation>Progress of the intake</translation>
    </message>
    <message>
        <source>取込中</source>
        <translation>Taking in</translation>
    </message>
    <message>
        <source>施錠 (Ctrl+L)</source>
        <translation>Lock (Ctrl+L)</translation>
    </message>
    <message>
        <source>施錠 Ctrl+L</source>
        <translation>Lock Ctrl+L</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>← 一覧へ</source>
        <translation>← List</translation>
    </message>
    <message>
        <source>この申請が補正(出し直し)のとき、元の申請と結び付けます</source>
        <translation>If this application corrects an earlier one, link it to that</translation>
    </message>
    <message>
        <source>一覧へ戻る (Esc)</source>
        <translation>Back to the list (Esc)</translation>
    </message>
    <message>
        <source>前の申請 (Alt+←)</source>
        <translation>Previous application (Alt+←)</translation>
    </message>
    <message>
        <source>受付 {at}</source>
        <translation>Received {at}</translation>
    </message>
    <message>
        <source>受付番号 {number}</source>
        <translation>Receipt no. {number}</translation>
    </message>
    <message>
        <source>同じ人の他の申請 {count}件</source>
        <translation>Same person: {count}</translation>
    </message>
    <message>
        <source>基幹システムの画面へ、項目を順にコピーします (Ctrl+T)</source>
        <translation>Copy field after field into the core system (Ctrl+T)</translation>
    </message>
    <message>
        <source>次の申請 (Alt+→)</source>
        <translation>Next application (Alt+→)</translation>
    </message>
    <message>
        <source>被保険者番号 {number}</source>
        <translation>Insured no. {number}</translation>
    </message>
    <message>
        <source>補正の元の申請 {number} を開く</source>
        <translation>Open {number}, which this one corrects</translation>
    </message>
    <message>
        <source>補正の元の申請…</source>
        <translation>Corrects…</translation>
    </message>
    <message>
        <source>補正元 {number}</source>
        <translation>Corrects {number}</translation>
    </message>
    <message>
        <source>転記…</source>
        <translation>Transcribe…</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>「{label}」の「{text}」は選択肢にありません。選ぶと保存できます。まだ何も保存していません。</source>
        <translation>{label}: “{text}” is not one of the choices. Choose one to save. Nothing is saved yet.</translation>
    </message>
    <message>
        <source>「{title}」の手続の定義がまだないため保留しています。内容は「その他」にあります。</source>
        <translation>On hold: there is no definition of the procedure “{title}” yet. What was sent stands under “Other”.</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message>
        <source>「{step}」を記録しました。</source>
        <translation>“{step}” was recorded.</translation>
    </message>
    <message>
        <source>保存していない変更が{count}項目あります。</source>
        <translation>Fields changed and not saved: {count}.</translation>
    </message>
    <message>
        <source>変更を保存しました。</source>
        <translation>The changes were saved.</translation>
    </message>
    <message>
        <source>変更を捨てて移る</source>
        <translation>Discard and go</translation>
    </message>
    <message>
        <source>文面のとおり</source>
        <translation>As in the letter</translation>
    </message>
    <message>
        <source>編集に戻る</source>
        <translation>Go on editing</translation>
    </message>
    <message>
        <source>読み直す(入力は残します)</source>
        <translation>Read again (keeps what you typed)</translation>
    </message>
</context>
<context>
    <name>ChecklistTab</name>
    <message>
        <source>この手続に確認項目はありません。管理者が手続の定義に書くと、ここに並びます。</source>
        <translation>This procedure has no checks. They appear here once an administrator writes them into its definition.</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>{condition} を外す</source>
        <translation>Take off {condition}</translation>
    </message>
</context>
<context>
    <name>ChoicesWidget</name>
    <message>
        <source>{label}を選ぶ</source>
        <translation>Choose {label}</translation>
    </message>
    <message>
        <source>「{text}」を外す</source>
        <translation>Take off “{text}”</translation>
    </message>
    <message>
        <source>選ぶ</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>2つの申請の対比</source>
        <translation>The two applications compared</translation>
    </message>
    <message>
        <source>{number} とは「{word}」と記録しました。</source>
        <translation>{number} was recorded as “{word}”.</translation>
    </message>
    <message>
        <source>× 違う</source>
        <translation>× differs</translation>
    </message>
    <message>
        <source>← 候補へ</source>
        <translation>← Candidates</translation>
    </message>
    <message>
        <source>○ 同じ</source>
        <translation>○ same</translation>
    </message>
    <message>
        <source>この申請</source>
        <translation>This application</translation>
    </message>
    <message>
        <source>この申請と {number}</source>
        <translation>This application and {number}</translation>
    </message>
    <message>
        <source>候補の一覧へ戻る</source>
        <translation>Back to the candidates</translation>
    </message>
    <message>
        <source>判断の理由</source>
        <translation>Reason of the judgement</translation>
    </message>
    <message>
        <source>判断の理由  例: 電話で本人に確認</source>
        <translation>Reason, e.g. confirmed by telephone</translation>
    </message>
    <message>
        <source>判断の理由を書いてください</source>
        <translation>Write the reason</translation>
    </message>
    <message>
        <source>同じか</source>
        <translation>Same?</translation>
    </message>
    <message>
        <source>相手の申請</source>
        <translation>The other</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Field</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>{name} に保存しました。</source>
        <translation>Saved as {name}.</translation>
    </message>
    <message>
        <source>やめる</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>コピー</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>テキスト (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>ファイルに保存…</source>
        <translation>Save to a file…</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>印刷に送りました。</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>文面に加わり、履歴のコメントにもなります(なくてもかまいません)</source>
        <translation>Goes into the letter and the history (may be empty)</translation>
    </message>
    <message>
        <source>文面をコピー</source>
        <translation>Copy the letter</translation>
    </message>
    <message>
        <source>文面をコピーしました。</source>
        <translation>The letter was copied.</translation>
    </message>
    <message>
        <source>文面を作り直す</source>
        <translation>Make the letter anew</translation>
    </message>
    <message>
        <source>文面を保存</source>
        <translation>Save the letter</translation>
    </message>
    <message>
        <source>文面を印刷</source>
        <translation>Print the letter</translation>
    </message>
    <message>
        <source>文面を直してあるため、一言は入れていません。</source>
        <translation>The letter was edited, so the note was not put in.</translation>
    </message>
    <message>
        <source>申請者への一言</source>
        <translation>A note to the applicant</translation>
    </message>
    <message>
        <source>申請者への文面</source>
        <translation>Letter to the applicant</translation>
    </message>
    <message>
        <source>補正のお願い_{number}.txt</source>
        <translation>補正のお願い_{number}.txt</translation>
    </message>
    <message>
        <source>補正を依頼</source>
        <translation>Ask for correction</translation>
    </message>
    <message>
        <source>補正を依頼する</source>
        <translation>Ask for correction</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>{step} → 次へ  Ctrl+Enter</source>
        <translation>{step} → next  Ctrl+Enter</translation>
    </message>
    <message>
        <source>{step}(エラー{count}件)</source>
        <translation>{step} (errors: {count})</translation>
    </message>
    <message>
        <source>「{step}」にはコメントが必要です。</source>
        <translation>“{step}” needs a comment.</translation>
    </message>
    <message>
        <source>エラー{count}件のまま進める理由(承認者に伝わります)</source>
        <translation>Why to go on with errors ({count}); the supervisor sees it</translation>
    </message>
    <message>
        <source>エラーが残っています。直すか、エラーのまま進める理由を書いてください。</source>
        <translation>Errors remain. Mend them, or write why to go on with them.</translation>
    </message>
    <message>
        <source>エラーのまま進める理由</source>
        <translation>Why to go on with errors</translation>
    </message>
    <message>
        <source>エラーのまま進める理由(承認者に伝わります)</source>
        <translation>Why to go on with errors; the supervisor sees it</translation>
    </message>
    <message>
        <source>コメント</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>コメント({steps}には必要です)</source>
        <translation>Comment (needed for: {steps})</translation>
    </message>
    <message>
        <source>コメント(任意。履歴に残ります)</source>
        <translation>Comment (optional; kept in the history)</translation>
    </message>
    <message>
        <source>・</source>
        <translation>, </translation>
    </message>
    <message>
        <source>変更を保存するか元に戻すと、次へ進めます。</source>
        <translation>Save the changes or undo them to go on.</translation>
    </message>
    <message>
        <source>次の申請へ</source>
        <translation>Next application</translation>
    </message>
    <message>
        <source>次の申請へ  Ctrl+Enter</source>
        <translation>Next application  Ctrl+Enter</translation>
    </message>
    <message>
        <source>警告{count}件を確認しました</source>
        <translation>Warnings seen: {count}</translation>
    </message>
    <message>
        <source>警告を確認し、「確認しました」に印を付けてください。</source>
        <translation>Look at the warnings and tick that you have seen them.</translation>
    </message>
</context>
<context>
    <name>DocumentBar</name>
    <message>
        <source>ページ番号</source>
        <translation>Page number</translation>
    </message>
    <message>
        <source>全体を表示</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>前のページ</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>右へ回転</source>
        <translation>Turn right</translation>
    </message>
    <message>
        <source>回転</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>幅に合わせる</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>拡大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>書類の中を検索</source>
        <translation>Search in the document</translation>
    </message>
    <message>
        <source>検索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>次のページ</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>縮小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>表示の大きさ</source>
        <translation>Zoom</translation>
    </message>
</context>
<context>
    <name>DocumentChooser</name>
    <message>
        <source>表示する書類</source>
        <translation>Document shown</translation>
    </message>
</context>
<context>
    <name>DocumentFind</name>
    <message>
        <source>この書類の中を検索</source>
        <translation>Search in this document</translation>
    </message>
    <message>
        <source>前の一致</source>
        <translation>Previous match</translation>
    </message>
    <message>
        <source>文字の情報がない書類です</source>
        <translation>This document holds no text</translation>
    </message>
    <message>
        <source>書類の中で探す語</source>
        <translation>Words to search for in the document</translation>
    </message>
    <message>
        <source>検索を閉じる</source>
        <translation>Close the search</translation>
    </message>
    <message>
        <source>次の一致</source>
        <translation>Next match</translation>
    </message>
    <message>
        <source>見つかりません</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>DocumentPane</name>
    <message>
        <source>{pages:,}ページのうち、はじめの{shown:,}ページを表示しています。</source>
        <translation>The first {shown:,} of {pages:,} pages are shown.</translation>
    </message>
    <message>
        <source>この申請にファイルは付いていません。</source>
        <translation>No files came with this application.</translation>
    </message>
    <message>
        <source>もう一度表示する</source>
        <translation>Show again</translation>
    </message>
    <message>
        <source>個人番号とみられる{count}か所を伏せています。</source>
        <translation>What looks like an individual number is hidden ({count}).</translation>
    </message>
    <message>
        <source>原本と添付は、この手続の閲覧と個人番号の表示を許された人だけが見られます。</source>
        <translation>Only who may read this procedure and see individual numbers may see the originals and attachments.</translation>
    </message>
    <message>
        <source>書類はありません</source>
        <translation>No documents</translation>
    </message>
    <message>
        <source>表示できません</source>
        <translation>Can&apos;t be shown</translation>
    </message>
</context>
<context>
    <name>DocumentText</name>
    <message>
        <source>書類の文字</source>
        <translation>Text of the document</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>書類のページ</source>
        <translation>Pages of the document</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>ダウンロードした申請をここに置いてください</source>
        <translation>Drop downloaded applications here</translation>
    </message>
    <message>
        <source>ファイルを選ぶ… Ctrl+O</source>
        <translation>Choose files… Ctrl+O</translation>
    </message>
    <message>
        <source>フォルダーを選ぶ…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>取り込むファイル</source>
        <translation>Files to take in</translation>
    </message>
    <message>
        <source>取り込むフォルダー</source>
        <translation>Folder to take in</translation>
    </message>
    <message>
        <source>申請ZIP、展開したフォルダー、一覧CSV。まとめて、この画面のどこにでも置けます。元のファイルは変わりません。</source>
        <translation>Application ZIPs, unpacked folders, CSV lists; many at once, anywhere on this panel. The files stay as they are.</translation>
    </message>
    <message>
        <source>申請データ (*.zip *.csv *.xml);;すべてのファイル (*)</source>
        <translation>Application data (*.zip *.csv *.xml);;All files (*)</translation>
    </message>
</context>
<context>
    <name>EmptyList</name>
    <message>
        <source>いまは1件もありません</source>
        <translation>Nothing here now</translation>
    </message>
    <message>
        <source>ここに移った申請が、新しい順に並びます。</source>
        <translation>Applications in this state stand here, newest first.</translation>
    </message>
    <message>
        <source>まだ申請がありません</source>
        <translation>No applications yet</translation>
    </message>
    <message>
        <source>マイナポータル申請管理からダウンロードした申請ZIPを取り込むと、ここに並びます。</source>
        <translation>Take in application ZIPs downloaded from Mynaportal and they appear here.</translation>
    </message>
    <message>
        <source>取込を開く</source>
        <translation>Open Intake</translation>
    </message>
    <message>
        <source>条件に合う申請はありません</source>
        <translation>No application matches</translation>
    </message>
    <message>
        <source>条件を消す</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>検索の言葉や、手続・状態・期間の条件を減らしてください。</source>
        <translation>Try fewer words or fewer conditions.</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>ここで離すと、取込の確認に進みます</source>
        <translation>Let go here to see what would be taken in</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>{count}件</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{count}件以上</source>
        <translation>{count} or more</translation>
    </message>
    <message>
        <source>{day} 以後に受付</source>
        <translation>Received since {day}</translation>
    </message>
    <message>
        <source>「{text}」</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>すべての手続</source>
        <translation>All procedures</translation>
    </message>
    <message>
        <source>すべての担当</source>
        <translation>Anyone</translation>
    </message>
    <message>
        <source>すべての状態</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>すべての申請</source>
        <translation>All applications</translation>
    </message>
    <message>
        <source>付箋</source>
        <translation>Flag</translation>
    </message>
    <message>
        <source>受付の期間</source>
        <translation>Time of receipt</translation>
    </message>
    <message>
        <source>手続</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>担当</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>担当 {name}</source>
        <translation>Owner {name}</translation>
    </message>
    <message>
        <source>数えています…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>条件を消す</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>検索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>氏名・カナ・番号・住所・受付番号で検索 (Ctrl+F)</source>
        <translation>Name, number, address (Ctrl+F)</translation>
    </message>
    <message>
        <source>状態</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>FlagBar</name>
    <message>
        <source>この申請の付箋</source>
        <translation>Flags of this application</translation>
    </message>
    <message>
        <source>付箋「{text}」を付けました。</source>
        <translation>Put on the flag “{text}”.</translation>
    </message>
    <message>
        <source>付箋「{text}」を取り消しました。</source>
        <translation>Cancelled the flag “{text}”.</translation>
    </message>
    <message>
        <source>付箋「{text}」を未済に戻しました。</source>
        <translation>Opened the flag “{text}” again.</translation>
    </message>
    <message>
        <source>付箋「{text}」を済みにしました。</source>
        <translation>Settled the flag “{text}”.</translation>
    </message>
</context>
<context>
    <name>FlagLine</name>
    <message>
        <source> 閉庁日のため次の開庁日</source>
        <translation> the next open day</translation>
    </message>
    <message>
        <source>{day}({left})</source>
        <translation>{day} ({left})</translation>
    </message>
    <message>
        <source>▲ 日付を読み取れません</source>
        <translation>▲ No day can be read</translation>
    </message>
    <message>
        <source>すること(↓ で選ぶ)</source>
        <translation>What to do (↓ offers)</translation>
    </message>
    <message>
        <source>やめる</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>付箋</source>
        <translation>Flag</translation>
    </message>
    <message>
        <source>付箋に書くこと</source>
        <translation>What the flag says</translation>
    </message>
    <message>
        <source>付箋の期日</source>
        <translation>Day of the flag</translation>
    </message>
    <message>
        <source>付箋を付ける</source>
        <translation>Put on</translation>
    </message>
    <message>
        <source>付箋を付けるのをやめる</source>
        <translation>Put no flag on</translation>
    </message>
    <message>
        <source>期日 例: 4/6、3日後</source>
        <translation>Day, such as 4/6</translation>
    </message>
</context>
<context>
    <name>FlagRow</name>
    <message>
        <source>付箋「{text}」: {way}</source>
        <translation>Flag “{text}”: {way}</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>未済に戻す</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>済</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>FormNotes</name>
    <message>
        <source>(記入なし)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>「{text}」と読む</source>
        <translation>Read as “{text}”</translation>
    </message>
    <message>
        <source>いま保存されている値: {text}</source>
        <translation>Saved value: {text}</translation>
    </message>
    <message>
        <source>この欄を変更する権限がありません。</source>
        <translation>You may not change this part.</translation>
    </message>
    <message>
        <source>受付時: {text}</source>
        <translation>As received: {text}</translation>
    </message>
    <message>
        <source>変更する権限がありません</source>
        <translation>You may not change this</translation>
    </message>
    <message>
        <source>変更する権限がない項目: {labels}</source>
        <translation>Fields you may not change: {labels}</translation>
    </message>
    <message>
        <source>変更前: {text}（Ctrl+Z で戻す）</source>
        <translation>Before: {text} (Ctrl+Z goes back)</translation>
    </message>
    <message>
        <source>（Ctrl+Z で戻す）</source>
        <translation> (Ctrl+Z goes back)</translation>
    </message>
</context>
<context>
    <name>GlyphMark</name>
    <message>
        <source>● 字形なし</source>
        <translation>● No glyph</translation>
    </message>
    <message>
        <source>この端末に字形のない文字です: {named}
保存されている文字はそのままです。IPAmj明朝を入れると表示できることがあります。</source>
        <translation>This terminal has no glyph for: {named}
What is stored is untouched. Installing IPAmj Mincho may show it.</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>ガイドのページ</source>
        <translation>Page of the guide</translation>
    </message>
    <message>
        <source>ガイドの目次</source>
        <translation>Contents of the guide</translation>
    </message>
    <message>
        <source>利用者ガイド</source>
        <translation>User&apos;s guide (Japanese)</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>{count}件を書き出して連携済にする</source>
        <translation>Write {count} and mark them as handed over</translation>
    </message>
    <message>
        <source>{count}件を書き出しました。連携番号 {batch}</source>
        <translation>{count} written. Hand-over no. {batch}</translation>
    </message>
    <message>
        <source>{what}があるため、書き出せません。何も書き出していません。</source>
        <translation>{what}: nothing can be written, and nothing was.</translation>
    </message>
    <message>
        <source>この様式の文字コードで表せない文字 {count}か所</source>
        <translation>Characters this encoding can&apos;t write: {count}</translation>
    </message>
    <message>
        <source>ほかの処理が終わるまでお待ちください。</source>
        <translation>Wait until the other work is done.</translation>
    </message>
    <message>
        <source>もう一度書き出す</source>
        <translation>Write again</translation>
    </message>
    <message>
        <source>コードのない選択肢 {count}か所</source>
        <translation>Choices without a code: {count}</translation>
    </message>
    <message>
        <source>フォルダー {folder} を開けません。ファイルはあります。エクスプローラーで開いてください。</source>
        <translation>The folder {folder} can&apos;t be opened. The files are written; open it in Explorer.</translation>
    </message>
    <message>
        <source>フォルダーを開く</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>承認を確かめています…</source>
        <translation>Checking the approvals…</translation>
    </message>
    <message>
        <source>承認済で未連携の申請: {count}件</source>
        <translation>Approved and not yet handed over: {count}</translation>
    </message>
    <message>
        <source>書き出す内容です。表せない文字やコードのない選択肢はありません。</source>
        <translation>This will be written. Every character and choice can be.</translation>
    </message>
    <message>
        <source>書き出す内容を確かめています…</source>
        <translation>Checking what will be written…</translation>
    </message>
    <message>
        <source>書き出せません</source>
        <translation>Can&apos;t be written</translation>
    </message>
    <message>
        <source>連携</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>連携する</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>連携する申請がありません</source>
        <translation>Nothing to hand over</translation>
    </message>
    <message>
        <source>連携の進み具合</source>
        <translation>Progress of the hand-over</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>HandOverForm</name>
    <message>
        <source>{batch}  {count}件  {title}</source>
        <translation>{batch}  {count}  {title}</translation>
    </message>
    <message>
        <source>もう一度書き出せる連携は、まだありません。</source>
        <translation>There is no hand-over to write again yet.</translation>
    </message>
    <message>
        <source>以前の連携はありません</source>
        <translation>No earlier hand-over</translation>
    </message>
    <message>
        <source>以前の連携をもう一度書き出す</source>
        <translation>Write an earlier hand-over again</translation>
    </message>
    <message>
        <source>書き出すフォルダー</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>書き出すフォルダーを選ぶ</source>
        <translation>Choose the folder</translation>
    </message>
    <message>
        <source>書き出すフォルダーを選んでください。</source>
        <translation>Choose a folder.</translation>
    </message>
    <message>
        <source>連携様式</source>
        <translation>Hand-over layout</translation>
    </message>
    <message>
        <source>連携様式を選んでください。</source>
        <translation>Choose a hand-over layout.</translation>
    </message>
    <message>
        <source>連携番号</source>
        <translation>Hand-over no.</translation>
    </message>
    <message>
        <source>選ぶ…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>選んでください</source>
        <translation>Please choose</translation>
    </message>
</context>
<context>
    <name>HeldAgain</name>
    <message>
        <source>まだ保留: {count}件</source>
        <translation>Still on hold: {count}</translation>
    </message>
    <message>
        <source>保留 {count}件を取り込みました。</source>
        <translation>{count} taken in that were on hold.</translation>
    </message>
    <message>
        <source>保留の申請に合う手続の定義・取込レイアウトは、まだありません。</source>
        <translation>No definition or layout fits those on hold yet.</translation>
    </message>
    <message>
        <source>保留の申請はありません。</source>
        <translation>Nothing is on hold.</translation>
    </message>
    <message>
        <source>保留をもう一度取り込む</source>
        <translation>Read those on hold again</translation>
    </message>
    <message>
        <source>手続の定義や取込レイアウトが増えたあと、保留の申請を読み直します。ファイルは要りません</source>
        <translation>Reads applications on hold again after a definition or layout was added. No files are needed</translation>
    </message>
</context>
<context>
    <name>HomePanel</name>
    <message>
        <source>1. マイナポータル申請管理で、申請をダウンロードします。
2. 「取込」を開き、ダウンロードした ZIP をそのまま置きます。
3. ここに、次にすることと件数が並びます。</source>
        <translation>1. Download applications in Mynaportal.
2. Open Intake and drop the ZIP as it is.
3. What to do next appears here, with how many.</translation>
    </message>
    <message>
        <source>{first}〜{last}日</source>
        <translation>{first}-{last} days</translation>
    </message>
    <message>
        <source>{first}日以上</source>
        <translation>{first}+ days</translation>
    </message>
    <message>
        <source>まだ申請がありません</source>
        <translation>No applications yet</translation>
    </message>
    <message>
        <source>ホーム</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>取込を開く</source>
        <translation>Open Intake</translation>
    </message>
    <message>
        <source>受付件数</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>受付件数(30日間、斜線は閉庁日)</source>
        <translation>Received in 30 days (hatched: closed)</translation>
    </message>
    <message>
        <source>審査・決裁中の申請の経過日数</source>
        <translation>Days open, in review or to approve</translation>
    </message>
    <message>
        <source>手続と状態ごとの件数</source>
        <translation>By procedure and state</translation>
    </message>
    <message>
        <source>次の1件を担当して開く  Ctrl+N</source>
        <translation>Take the next one  Ctrl+N</translation>
    </message>
    <message>
        <source>閉庁日</source>
        <translation>closed</translation>
    </message>
</context>
<context>
    <name>IntakeProgress</name>
    <message>
        <source>この申請を終えてから止めます…</source>
        <translation>Stopping after this application…</translation>
    </message>
    <message>
        <source>取込の進み具合</source>
        <translation>Progress of the intake</translation>
    </message>
    <message>
        <source>取込を中止</source>
        <translation>Stop the intake</translation>
    </message>
    <message>
        <source>毎秒 {rate}件</source>
        <translation>{rate} a second</translation>
    </message>
    <message>
        <source>準備しています…</source>
        <translation>Preparing…</translation>
    </message>
    <message>
        <source>申請 {count}件</source>
        <translation>Applications: {count}</translation>
    </message>
</context>
<context>
    <name>KeyFileLine</name>
    <message>
        <source>例: E:\kaigo.key</source>
        <translation>e.g. E:\kaigo.key</translation>
    </message>
    <message>
        <source>選ぶ…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>鍵ファイル</source>
        <translation>Key file</translation>
    </message>
    <message>
        <source>鍵ファイルを選ぶ</source>
        <translation>Choose the key file</translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>この画面のガイドを読む</source>
        <translation>Read the guide (Japanese)</translation>
    </message>
    <message>
        <source>この画面のキー操作</source>
        <translation>Keys of this panel</translation>
    </message>
    <message>
        <source>キー操作</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LayoutEditor</name>
    <message>
        <source> いまは「{known}」で読んでいます。</source>
        <translation> At present it is read by “{known}”.</translation>
    </message>
    <message>
        <source>{rows}項目を読み取り、指摘は{problems}件、その他の項目は{left}件です。</source>
        <translation>Fields read: {rows}. Findings: {problems}. Other items: {left}.</translation>
    </message>
    <message>
        <source>← 一覧へ</source>
        <translation>← List</translation>
    </message>
    <message>
        <source>「{title}」 {count}件の見本。{items}項目のうち{likely}項目に候補があります。</source>
        <translation>“{title}”, samples: {count}. Of {items} items, {likely} have a suggestion.</translation>
    </message>
    <message>
        <source>「見本で試す」を押すと、読み取った結果がここに出ます。</source>
        <translation>Press “Try it”: what is read appears here.</translation>
    </message>
    <message>
        <source>このままでは保存できません。</source>
        <translation>It can&apos;t be saved like this.</translation>
    </message>
    <message>
        <source>レイアウトの一覧へ</source>
        <translation>To the list of layouts</translation>
    </message>
    <message>
        <source>レイアウトの名前</source>
        <translation>Name of the layout</translation>
    </message>
    <message>
        <source>レイアウトを保存</source>
        <translation>Save the layout</translation>
    </message>
    <message>
        <source>保存する</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保存する理由</source>
        <translation>Reason for saving</translation>
    </message>
    <message>
        <source>保存する理由を書いてください。</source>
        <translation>Write the reason for saving.</translation>
    </message>
    <message>
        <source>同じ項目に2つ以上を入れると、上から順につなげて1つの値にします(姓と名など)。</source>
        <translation>Two or more items in one field are joined from the top into one value (family name and given name).</translation>
    </message>
    <message>
        <source>名前</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>手続</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>理由  例: 区の様式に合わせる</source>
        <translation>Reason, e.g. as in our own form</translation>
    </message>
    <message>
        <source>見本からレイアウトを作る</source>
        <translation>Make a layout from a sample</translation>
    </message>
    <message>
        <source>見本で試す</source>
        <translation>Try it</translation>
    </message>
    <message>
        <source>見本を読んでいます…</source>
        <translation>Reading the sample…</translation>
    </message>
</context>
<context>
    <name>LayoutMapping</name>
    <message>
        <source>その他の項目に残す</source>
        <translation>Keep among the other items</translation>
    </message>
    <message>
        <source>使わない(残すが知らせない)</source>
        <translation>Not used (kept, not told)</translation>
    </message>
    <message>
        <source>候補です。確かめてください</source>
        <translation>A suggestion: please check</translation>
    </message>
    <message>
        <source>入れる項目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>届いた項目</source>
        <translation>Item as sent</translation>
    </message>
    <message>
        <source>届いた項目と入れる項目</source>
        <translation>Items as sent, and the fields they go into</translation>
    </message>
    <message>
        <source>見本の値</source>
        <translation>Sample value</translation>
    </message>
</context>
<context>
    <name>LayoutsPanel</name>
    <message>
        <source>「{title}」を廃止しました。読み取り済みの申請はそのままです。</source>
        <translation>“{title}” was withdrawn. Applications already read stay as they are.</translation>
    </message>
    <message>
        <source>「{title}」版{version}を保存しました。保留の申請は、担当者が「取込」の「保留をもう一度取り込む」で読み直せます。</source>
        <translation>“{title}” version {version} was saved. A caseworker can read applications on hold again: Intake, “Read those on hold again”.</translation>
    </message>
    <message>
        <source>取込レイアウト</source>
        <translation>Intake layouts</translation>
    </message>
    <message>
        <source>取込レイアウトの一覧</source>
        <translation>List of intake layouts</translation>
    </message>
    <message>
        <source>取込レイアウトはまだありません。保留になった様式の見本のファイルを選ぶと、届いた項目を手続の項目に結び付けて保存できます。</source>
        <translation>No intake layouts yet. Choose a sample of a form that was put on hold, map its items to the fields of a procedure, and save.</translation>
    </message>
    <message>
        <source>届いた様式の項目を、手続のどの項目に入れるかの決まりです。手続の定義より先に使います。</source>
        <translation>Which item of a form goes into which field of a procedure. They go before the procedure&apos;s own definition.</translation>
    </message>
    <message>
        <source>届いた申請 (*.zip *.csv *.xml);;すべてのファイル (*)</source>
        <translation>Applications as sent (*.zip *.csv *.xml);;All files (*)</translation>
    </message>
    <message>
        <source>廃止する</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>廃止する理由</source>
        <translation>Reason for withdrawing</translation>
    </message>
    <message>
        <source>廃止する理由を書いてください。</source>
        <translation>Write the reason for withdrawing it.</translation>
    </message>
    <message>
        <source>見本から新しく作る…</source>
        <translation>New from a sample…</translation>
    </message>
    <message>
        <source>見本のファイルを選ぶ</source>
        <translation>Choose a sample file</translation>
    </message>
    <message>
        <source>選んだレイアウトを廃止する理由</source>
        <translation>Why the chosen layout is withdrawn</translation>
    </message>
</context>
<context>
    <name>Lesson</name>
    <message>
        <source>取込の流れ</source>
        <translation>How an intake goes</translation>
    </message>
    <message>
        <source>結果の読み方</source>
        <translation>What the outcomes mean</translation>
    </message>
</context>
<context>
    <name>LinkBar</name>
    <message>
        <source>{earlier} の補正として結び付けました。元の申請は完了になりました。</source>
        <translation>Linked as the correction of {earlier}, which is now closed.</translation>
    </message>
    <message>
        <source>やめる</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>元の申請の受付番号。元の申請は完了になり、履歴に残ります</source>
        <translation>Receipt no. of the earlier one; it is closed and stays in the history</translation>
    </message>
    <message>
        <source>補正として結び付ける</source>
        <translation>Link as correction</translation>
    </message>
    <message>
        <source>補正の元の申請</source>
        <translation>The application this one corrects</translation>
    </message>
</context>
<context>
    <name>ListMenu</name>
    <message>
        <source>付箋を付ける…  Ctrl+M</source>
        <translation>Put a flag on…  Ctrl+M</translation>
    </message>
    <message>
        <source>内容を見る  Space</source>
        <translation>Look  Space</translation>
    </message>
    <message>
        <source>受付番号をコピー</source>
        <translation>Copy the receipt no.</translation>
    </message>
    <message>
        <source>担当を変更</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>担当を外す</source>
        <translation>Take off</translation>
    </message>
    <message>
        <source>転記…  Ctrl+T</source>
        <translation>Transcribe…  Ctrl+T</translation>
    </message>
    <message>
        <source>開く  Enter</source>
        <translation>Open  Enter</translation>
    </message>
</context>
<context>
    <name>ListTable</name>
    <message>
        <source>申請の一覧</source>
        <translation>List of applications</translation>
    </message>
</context>
<context>
    <name>LogFilters</name>
    <message>
        <source>CSVに書き出す…</source>
        <translation>Write as CSV…</translation>
    </message>
    <message>
        <source>{count}件</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{group}(すべて)</source>
        <translation>{group} (all)</translation>
    </message>
    <message>
        <source>この日から</source>
        <translation>From</translation>
    </message>
    <message>
        <source>この日まで</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>すべての利用者</source>
        <translation>All users</translation>
    </message>
    <message>
        <source>すべての操作</source>
        <translation>All actions</translation>
    </message>
    <message>
        <source>例 R8.11.1</source>
        <translation>e.g. R8.11.1</translation>
    </message>
    <message>
        <source>利用者</source>
        <translation>User</translation>
    </message>
    <message>
        <source>受付番号</source>
        <translation>Receipt no.</translation>
    </message>
    <message>
        <source>受付番号 (Ctrl+F)</source>
        <translation>No. (Ctrl+F)</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>数えています…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>日を指定</source>
        <translation>Days…</translation>
    </message>
    <message>
        <source>期間</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>条件を消す</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>監査記録</source>
        <translation>Audit log</translation>
    </message>
    <message>
        <source>表示している記録をCSVに書き出す</source>
        <translation>Write the entries shown as CSV</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>{name} に{count}件を書き出しました。書き出したことも記録に残ります。</source>
        <translation>{count} entries were written to {name}. That is an entry of the log too.</translation>
    </message>
    <message>
        <source>ハッシュ値 {hash}</source>
        <translation>Hash {hash}</translation>
    </message>
    <message>
        <source>利用者・操作・受付番号・期間の条件を減らしてください。</source>
        <translation>Try fewer conditions on user, action, receipt no. or period.</translation>
    </message>
    <message>
        <source>書き出しています…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>条件に合う記録はありません</source>
        <translation>No entry matches</translation>
    </message>
    <message>
        <source>条件を消す</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>監査記録_{day}.csv</source>
        <translation>audit-log_{day}.csv</translation>
    </message>
    <message>
        <source>監査記録を書き出す</source>
        <translation>Write the audit log</translation>
    </message>
    <message>
        <source>選んだ記録の内容</source>
        <translation>The chosen entry in full</translation>
    </message>
</context>
<context>
    <name>LogReportPanel</name>
    <message>
        <source>{name} に保存しました。</source>
        <translation>Saved as {name}.</translation>
    </message>
    <message>
        <source>この月はまだ点検されていません。</source>
        <translation>This month has not been reviewed yet.</translation>
    </message>
    <message>
        <source>これまでの点検</source>
        <translation>Reviews so far</translation>
    </message>
    <message>
        <source>まとめ</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>利用者</source>
        <translation>User</translation>
    </message>
    <message>
        <source>受付番号</source>
        <translation>Receipt no.</translation>
    </message>
    <message>
        <source>報告を保存…</source>
        <translation>Save report…</translation>
    </message>
    <message>
        <source>日時</source>
        <translation>Date and time</translation>
    </message>
    <message>
        <source>未点検</source>
        <translation>not reviewed</translation>
    </message>
    <message>
        <source>点検する月</source>
        <translation>Month to review</translation>
    </message>
    <message>
        <source>点検の報告をPDFかCSVで保存</source>
        <translation>Save the report as PDF or CSV</translation>
    </message>
    <message>
        <source>点検の報告を保存</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>点検を済ませた後に、この月の記録が変わっています。管理者に伝え、検証してください。</source>
        <translation>The log of this month changed after its review. Tell an administrator and verify the store.</translation>
    </message>
    <message>
        <source>点検済</source>
        <translation>reviewed</translation>
    </message>
    <message>
        <source>点検項目</source>
        <translation>Review items</translation>
    </message>
    <message>
        <source>点検項目の一覧</source>
        <translation>List of what to look through</translation>
    </message>
    <message>
        <source>監査記録の点検_{month}.pdf</source>
        <translation>log-review_{month}.pdf</translation>
    </message>
    <message>
        <source>記録 {count}件&#x3000;要約値 {digest}</source>
        <translation>{count} entries, digest {digest}</translation>
    </message>
    <message>
        <source>記録の点検</source>
        <translation>Log review</translation>
    </message>
</context>
<context>
    <name>LogSummary</name>
    <message>
        <source>利用者と操作</source>
        <translation>Users and actions</translation>
    </message>
    <message>
        <source>日別(斜線は閉庁日)</source>
        <translation>By day (hatched: closed)</translation>
    </message>
    <message>
        <source>日別の件数</source>
        <translation>Count by day</translation>
    </message>
    <message>
        <source>時刻別(執務 {hours})</source>
        <translation>By hour (office {hours})</translation>
    </message>
    <message>
        <source>時刻別の件数</source>
        <translation>Count by hour</translation>
    </message>
    <message>
        <source>閉庁日</source>
        <translation>closed</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>取込または連携を止めています…</source>
        <translation>Stopping the intake or hand-over…</translation>
    </message>
    <message>
        <source>鍵を消しています…</source>
        <translation>Erasing the keys…</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>ホーム</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>介護保険 申請管理</source>
        <translation>Kaigo Desktop</translation>
    </message>
    <message>
        <source>保存した条件を消す</source>
        <translation>Delete the saved search</translation>
    </message>
    <message>
        <source>利用者</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>取込</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>取込レイアウト</source>
        <translation>Intake layouts</translation>
    </message>
    <message>
        <source>右クリックで、この条件を消せます</source>
        <translation>A right click deletes this search</translation>
    </message>
    <message>
        <source>検証</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>監査記録</source>
        <translation>Audit log</translation>
    </message>
    <message>
        <source>記録の点検</source>
        <translation>Log review</translation>
    </message>
    <message>
        <source>連携</source>
        <translation>Hand over</translation>
    </message>
</context>
<context>
    <name>NewPasswordPanel</name>
    <message>
        <source>2つの新しいパスワードが一致していません。</source>
        <translation>The two new passwords differ.</translation>
    </message>
    <message>
        <source>いまのパスワード</source>
        <translation>Present password</translation>
    </message>
    <message>
        <source>いまのパスワードと新しいパスワードを入力してください。</source>
        <translation>Enter your present password and a new one.</translation>
    </message>
    <message>
        <source>サインアウト</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>パスワードを変える</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>変えずに戻る</source>
        <translation>Back without a change</translation>
    </message>
    <message>
        <source>新しいパスワード</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>新しいパスワード(もう一度)</source>
        <translation>New password (again)</translation>
    </message>
    <message>
        <source>鍵ファイル</source>
        <translation>Key file</translation>
    </message>
</context>
<context>
    <name>NextOne</name>
    <message>
        <source>担当の決まっていない申請は、もうありません。</source>
        <translation>Every application is assigned.</translation>
    </message>
</context>
<context>
    <name>OutcomeTable</name>
    <message>
        <source>すべて</source>
        <translation>All</translation>
    </message>
    <message>
        <source>内容をコピー Ctrl+C</source>
        <translation>Copy Ctrl+C</translation>
    </message>
    <message>
        <source>印刷… Ctrl+P</source>
        <translation>Print… Ctrl+P</translation>
    </message>
    <message>
        <source>取込の結果</source>
        <translation>Outcome of the intake</translation>
    </message>
    <message>
        <source>申請を開く Enter</source>
        <translation>Open Enter</translation>
    </message>
    <message>
        <source>結果で絞り込む</source>
        <translation>Narrow by outcome</translation>
    </message>
</context>
<context>
    <name>PasswordRulesLabel</name>
    <message>
        <source>{least}文字以上。長いほど安全です(64文字を超えてもかまいません)。日本語も空白も使えます。記号や大文字を混ぜる必要はありません。よく使われる言葉、並んだ文字、名前や利用者IDは使えません。</source>
        <translation>At least {least} characters; the longer the safer (more than 64 are fine). Spaces and Japanese work. Signs and capitals are not needed. Common words, runs of characters, names and user IDs are refused.</translation>
    </message>
    <message>
        <source>✓ 使えます。{count}文字以上にすると、さらに推測されにくくなります。</source>
        <translation>✓ Good. With {count} characters or more it is harder still to guess.</translation>
    </message>
    <message>
        <source>✓ 使えます。推測されにくい長さです。</source>
        <translation>✓ Good. Its length makes it hard to guess.</translation>
    </message>
</context>
<context>
    <name>PeopleTab</name>
    <message>
        <source>同じ人のほかの申請は見つかりません。同じ人とみられる申請が届くと、理由とともに並びます。</source>
        <translation>No other applications of the same person were found. When one arrives, it stands here with the reasons.</translation>
    </message>
    <message>
        <source>氏名・生年月日・被保険者番号・電話番号・住所から探しました。自動ではまとめません。</source>
        <translation>Found by name, birth date, insured no., telephone and address. Nothing is ever merged by itself.</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>並べて比べる</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>受付 {at}</source>
        <translation>Received {at}</translation>
    </message>
    <message>
        <source>受付番号 {number}</source>
        <translation>Receipt no. {number}</translation>
    </message>
    <message>
        <source>開く</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>Point</name>
    <message>
        <source>
● 再提出の前の確認です。もう一度確かめてください。</source>
        <translation>
● Checked before the resubmission. Please check again.</translation>
    </message>
    <message>
        <source>{label}(対象外)</source>
        <translation>{label} (does not apply)</translation>
    </message>
    <message>
        <source>取り消し: {words}</source>
        <translation>Taken back: {words}</translation>
    </message>
</context>
<context>
    <name>ProblemsStrip</name>
    <message>
        <source>✓ 指摘はありません</source>
        <translation>✓ No findings</translation>
    </message>
    <message>
        <source>次の指摘へ (F8)</source>
        <translation>Next finding (F8)</translation>
    </message>
    <message>
        <source>次へ  F8</source>
        <translation>Next  F8</translation>
    </message>
</context>
<context>
    <name>ReadingsTab</name>
    <message>
        <source>{count}項目を採用</source>
        <translation>Take over {count}</translation>
    </message>
    <message>
        <source>{count}項目を採用しました。</source>
        <translation>Fields taken over: {count}.</translation>
    </message>
    <message>
        <source>{label} (個人番号を表示する権限がないため比較できません)</source>
        <translation>{label} (not compared: you may not see individual numbers)</translation>
    </message>
    <message>
        <source>値の比較</source>
        <translation>Values compared</translation>
    </message>
    <message>
        <source>受付時から変わった項目はありません。値を変更したり、補正で再提出されたりすると、ここに並べて比べられます。</source>
        <translation>Nothing changed since it was received. Edited or resubmitted values stand here side by side.</translation>
    </message>
    <message>
        <source>受付時・再提出・現在の値はすべて同じです。</source>
        <translation>Received, resubmitted and present values are all the same.</translation>
    </message>
    <message>
        <source>届いたまま: {raw}</source>
        <translation>As sent: {raw}</translation>
    </message>
    <message>
        <source>採用する</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>採用する理由</source>
        <translation>Reason for taking it over</translation>
    </message>
    <message>
        <source>理由  例: 電話で本人に確認</source>
        <translation>Reason, e.g. confirmed by telephone</translation>
    </message>
    <message>
        <source>違いのある項目です。</source>
        <translation>Fields that differ.</translation>
    </message>
    <message>
        <source>違いのある項目です。戻したい値に印を付け、理由を書いて採用します。</source>
        <translation>Fields that differ. Tick the values to go back to, write a reason and take them over.</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Field</translation>
    </message>
</context>
<context>
    <name>ReceivePanel</name>
    <message>
        <source>{what} {count}件</source>
        <translation>{what}: {count}</translation>
    </message>
    <message>
        <source>ほかの処理が終わるまでお待ちください。</source>
        <translation>Wait until the other work is done.</translation>
    </message>
    <message>
        <source>まだ取り込んでいません。</source>
        <translation>Nothing is taken in yet.</translation>
    </message>
    <message>
        <source>何も取り込んでいません。</source>
        <translation>Nothing was taken in.</translation>
    </message>
    <message>
        <source>印刷に送りました。</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>取り込まない</source>
        <translation>Don&apos;t take in</translation>
    </message>
    <message>
        <source>取り込む Ctrl+Enter</source>
        <translation>Take in Ctrl+Enter</translation>
    </message>
    <message>
        <source>取り込むものはありません。</source>
        <translation>There is nothing to take in.</translation>
    </message>
    <message>
        <source>取り込む申請はありませんでした。</source>
        <translation>There was nothing to take in.</translation>
    </message>
    <message>
        <source>取込</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>取込が終わりました。</source>
        <translation>The intake is done.</translation>
    </message>
    <message>
        <source>取込の確認（まだ取り込んでいません）</source>
        <translation>What would be taken in (nothing is yet)</translation>
    </message>
    <message>
        <source>取込の結果 {batch}</source>
        <translation>Outcome of the intake {batch}</translation>
    </message>
    <message>
        <source>取込を中止しました。</source>
        <translation>The intake was stopped.</translation>
    </message>
    <message>
        <source>取込中</source>
        <translation>Taking in</translation>
    </message>
    <message>
        <source>申請はありませんでした。</source>
        <translation>There was no application.</translation>
    </message>
    <message>
        <source>確認せずに取り込む</source>
        <translation>Take in without looking</translation>
    </message>
    <message>
        <source>確認を中止しました。何も取り込んでいません。</source>
        <translation>Stopped looking. Nothing was taken in.</translation>
    </message>
    <message>
        <source>確認中</source>
        <translation>Looking</translation>
    </message>
</context>
<context>
    <name>ReportBackPanel</name>
    <message>
        <source>{count}件の受付番号・手続・結果をコピーしました。</source>
        <translation>Copied receipt no., procedure and result: {count}.</translation>
    </message>
    <message>
        <source>{count}件を反映済みにしました。</source>
        <translation>Marked as entered: {count}.</translation>
    </message>
    <message>
        <source>{count}件を未反映に戻しました。</source>
        <translation>Marked as not entered: {count}.</translation>
    </message>
    <message>
        <source>コピー  Ctrl+C</source>
        <translation>Copy  Ctrl+C</translation>
    </message>
    <message>
        <source>ポータルへの反映</source>
        <translation>Entering results in the portal</translation>
    </message>
    <message>
        <source>マイナポータル申請管理に処理状況を入力する申請です。入力したら反映済みにすると、ここから消えます。</source>
        <translation>Applications whose outcome is to be entered in Mynaportal. Mark them as entered and they leave this list.</translation>
    </message>
    <message>
        <source>一覧から選んでください。Ctrl+A ですべて選べます。</source>
        <translation>Choose from the list; Ctrl+A chooses all.</translation>
    </message>
    <message>
        <source>反映済みにする  Space</source>
        <translation>Mark as entered  Space</translation>
    </message>
    <message>
        <source>反映済みの結果はありません</source>
        <translation>Nothing has been entered yet</translation>
    </message>
    <message>
        <source>反映済みを見る</source>
        <translation>Show entered ones</translation>
    </message>
    <message>
        <source>取り消す</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>未反映に戻す  Space</source>
        <translation>Mark as not entered  Space</translation>
    </message>
    <message>
        <source>未反映の結果はありません</source>
        <translation>Nothing to enter</translation>
    </message>
    <message>
        <source>連携した申請と却下した申請が、ここに並びます。マイナポータル申請管理で処理状況を入力したら、反映済みにしてください。</source>
        <translation>Applications handed over or rejected stand here. Enter their outcome in Mynaportal and mark them as entered.</translation>
    </message>
</context>
<context>
    <name>RevealBar</name>
    <message>
        <source>{label}を表示しています  あと{seconds}秒</source>
        <translation>{label} is shown for {seconds} s</translation>
    </message>
    <message>
        <source>{label}を表示する理由</source>
        <translation>Why show {label}?</translation>
    </message>
    <message>
        <source>いま隠す</source>
        <translation>Hide now</translation>
    </message>
    <message>
        <source>その他の理由(記録に残ります)</source>
        <translation>Another reason (goes into the log)</translation>
    </message>
    <message>
        <source>やめる</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>コピー</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>個人番号をコピー(30秒で消えます)</source>
        <translation>Copy the individual number (gone after 30 s)</translation>
    </message>
    <message>
        <source>個人番号を表示するその他の理由</source>
        <translation>Another reason for showing the individual number</translation>
    </message>
    <message>
        <source>表示する</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>RowsView</name>
    <message>
        <source>この行を削除 Alt+Del</source>
        <translation>Delete Alt+Del</translation>
    </message>
    <message>
        <source>上へ Ctrl+↑</source>
        <translation>Up Ctrl+↑</translation>
    </message>
    <message>
        <source>下へ Ctrl+↓</source>
        <translation>Down Ctrl+↓</translation>
    </message>
    <message>
        <source>行を追加 Alt+Ins</source>
        <translation>Add Alt+Ins</translation>
    </message>
</context>
<context>
    <name>RunningBar</name>
    <message>
        <source>1分に{count}件</source>
        <translation>{count} a minute</translation>
    </message>
    <message>
        <source>あと{minutes}分{seconds:02}秒</source>
        <translation>{minutes} min {seconds:02} s left</translation>
    </message>
    <message>
        <source>あと{seconds}秒</source>
        <translation>{seconds} s left</translation>
    </message>
    <message>
        <source>中止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>中止しています…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>SaveBar</name>
    <message>
        <source>保存  Ctrl+S</source>
        <translation>Save  Ctrl+S</translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>変更 {count}項目</source>
        <translation>Changed: {count}</translation>
    </message>
    <message>
        <source>変更の理由</source>
        <translation>Reason of the change</translation>
    </message>
    <message>
        <source>変更の理由を書いてください</source>
        <translation>Write the reason of the change</translation>
    </message>
    <message>
        <source>変更を保存</source>
        <translation>Save the changes</translation>
    </message>
    <message>
        <source>理由  例: 電話で本人に確認</source>
        <translation>Reason, e.g. confirmed by telephone</translation>
    </message>
</context>
<context>
    <name>SaveSearch</name>
    <message>
        <source>☆ 条件を保存</source>
        <translation>☆ Save search</translation>
    </message>
    <message>
        <source>いまの条件に名前を付けて、左の一覧に並べます</source>
        <translation>Gives these conditions a name and puts them at the left</translation>
    </message>
    <message>
        <source>保存する条件の名前</source>
        <translation>Name of the search</translation>
    </message>
    <message>
        <source>名前を入れて Enter(Esc でやめる)</source>
        <translation>Name, then Enter (Esc cancels)</translation>
    </message>
</context>
<context>
    <name>SecondAdministrator</name>
    <message>
        <source> 切り替えを {login} が申請しています。別の管理者の同意が必要です。</source>
        <translation> {login} asks to switch it. Another administrator has to agree.</translation>
    </message>
    <message>
        <source>{login} の申請を取り下げる</source>
        <translation>Withdraw the request about {login}</translation>
    </message>
    <message>
        <source>{login} を確認する</source>
        <translation>Confirm {login}</translation>
    </message>
    <message>
        <source>{what}: {name} ({login}) {role} — {by} が申請</source>
        <translation>{what}: {name} ({login}) {role} — asked by {by}</translation>
    </message>
    <message>
        <source>パスワードの再設定</source>
        <translation>Password reset</translation>
    </message>
    <message>
        <source>二人制にする</source>
        <translation>Require two</translation>
    </message>
    <message>
        <source>二人制をやめる</source>
        <translation>Stop requiring two</translation>
    </message>
    <message>
        <source>切り替えに同意する</source>
        <translation>Agree to the switch</translation>
    </message>
    <message>
        <source>取り下げる</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>変更</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>登録</source>
        <translation>New account</translation>
    </message>
    <message>
        <source>登録、役割や期限の変更、再設定は、申請した人とは別の管理者が確認するまで効きません。停止はすぐに効きます。</source>
        <translation>New accounts, changed roles or ends, and resets take effect only once another administrator confirms them. Disabling takes effect at once.</translation>
    </message>
    <message>
        <source>登録や再設定を、別の管理者が確認するまで効かないようにできます。一度始めると、やめるにも二人の管理者が必要です。</source>
        <translation>New accounts and resets can be made to wait until another administrator confirms them. Once begun, ending it takes two administrators too.</translation>
    </message>
    <message>
        <source>確認する</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>管理者二人制</source>
        <translation>Two administrators</translation>
    </message>
</context>
<context>
    <name>SecretWidget</name>
    <message>
        <source>{label}を表示</source>
        <translation>Show {label}</translation>
    </message>
    <message>
        <source>表示</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>SetUpPanel</name>
    <message>
        <source>2つのパスワードが一致していません。</source>
        <translation>The two passwords differ.</translation>
    </message>
    <message>
        <source>はじめての設定</source>
        <translation>First set-up</translation>
    </message>
    <message>
        <source>クリップボードにコピー</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>サインインへ</source>
        <translation>To sign-in</translation>
    </message>
    <message>
        <source>パスワード</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>パスワード(もう一度)</source>
        <translation>Password (again)</translation>
    </message>
    <message>
        <source>介護保険 申請管理</source>
        <translation>Kaigo Desktop</translation>
    </message>
    <message>
        <source>保管場所: {folder}</source>
        <translation>Store: {folder}</translation>
    </message>
    <message>
        <source>保管庫を作る</source>
        <translation>Make the store</translation>
    </message>
    <message>
        <source>全員がパスワードを忘れたときに保管庫を開ける唯一の方法です。この画面でしか表示しません。</source>
        <translation>The only way into the store when everybody has forgotten their password. It is shown here and nowhere else.</translation>
    </message>
    <message>
        <source>利用者ID、氏名、パスワードを入力してください。</source>
        <translation>Enter a user ID, a name and a password.</translation>
    </message>
    <message>
        <source>半角英数字。例: kanri</source>
        <translation>Letters and digits, e.g. kanri</translation>
    </message>
    <message>
        <source>回復キー</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>最初の証明書の指紋</source>
        <translation>Fingerprint of the first certificate</translation>
    </message>
    <message>
        <source>最初の証明書の指紋です。すり替えを見破るのに使います。一緒に控えてください。</source>
        <translation>The fingerprint of the first certificate, by which a swapped store is found out. Write it down with the key.</translation>
    </message>
    <message>
        <source>申請を暗号化して保管する場所を作り、最初の管理者を登録します。担当者と承認者は、あとで管理者が登録します。</source>
        <translation>Makes the place where applications are kept encrypted, and the first administrator, who adds caseworkers and supervisors later.</translation>
    </message>
    <message>
        <source>管理者の利用者ID</source>
        <translation>Administrator&apos;s user ID</translation>
    </message>
    <message>
        <source>管理者の氏名</source>
        <translation>Administrator&apos;s name</translation>
    </message>
    <message>
        <source>紙に書き写すか印刷して、施錠できる場所に保管しました</source>
        <translation>Written down or printed, and locked away</translation>
    </message>
</context>
<context>
    <name>SideTabs</name>
    <message>
        <source>すべての項目が様式に入りました。</source>
        <translation>Every item went into the form.</translation>
    </message>
    <message>
        <source>その他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>その他の項目</source>
        <translation>Other items</translation>
    </message>
    <message>
        <source>まだ何も起きていません。</source>
        <translation>Nothing has happened yet.</translation>
    </message>
    <message>
        <source>受付時・再提出・現在の比較</source>
        <translation>Received, resubmitted and present values compared</translation>
    </message>
    <message>
        <source>同じ人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>同じ人のほかの申請</source>
        <translation>Other applications of the same person</translation>
    </message>
    <message>
        <source>履歴</source>
        <translation>History</translation>
    </message>
    <message>
        <source>書類</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>書類・その他の項目・履歴</source>
        <translation>Documents, other items, history</translation>
    </message>
    <message>
        <source>比較</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>申請書・添付・原本</source>
        <translation>Form, attachments, originals</translation>
    </message>
    <message>
        <source>確認</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>確認項目</source>
        <translation>Checks</translation>
    </message>
</context>
<context>
    <name>SignInPanel</name>
    <message>
        <source>サインイン</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>パスワード</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>パスワードで開く</source>
        <translation>Open with a password</translation>
    </message>
    <message>
        <source>介護保険 申請管理</source>
        <translation>Kaigo Desktop</translation>
    </message>
    <message>
        <source>保管場所: {folder}</source>
        <translation>Store: {folder}</translation>
    </message>
    <message>
        <source>入力中の内容を保存できないため、鍵を消さずに施錠しています。解錠して保存してください。</source>
        <translation>What was typed can&apos;t be kept, so the screen is locked without erasing the keys. Unlock and save. </translation>
    </message>
    <message>
        <source>別の利用者でサインイン</source>
        <translation>Sign in as somebody else</translation>
    </message>
    <message>
        <source>利用者ID</source>
        <translation>User ID</translation>
    </message>
    <message>
        <source>取込または連携が続いています。終わりしだい鍵を消します。画面に戻るには解錠してください。</source>
        <translation>An intake or hand-over goes on; the keys are erased when it is done. Unlock to come back.</translation>
    </message>
    <message>
        <source>回復キー</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>回復キーで開く</source>
        <translation>Open with the recovery key</translation>
    </message>
    <message>
        <source>施錠中</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>確認しています…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>管理者として受け入れて開く</source>
        <translation>Accept as administrator and open</translation>
    </message>
    <message>
        <source>解錠</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>鍵ファイル</source>
        <translation>Key file</translation>
    </message>
</context>
<context>
    <name>SignOffBar</name>
    <message>
        <source>月が終わると点検できます</source>
        <translation>Can be reviewed once the month is over</translation>
    </message>
    <message>
        <source>点検の所見</source>
        <translation>Finding of the review</translation>
    </message>
    <message>
        <source>点検の所見(異常がなければ「異常なし」)</source>
        <translation>Finding (“nothing unusual” if so)</translation>
    </message>
    <message>
        <source>点検を済ませる  Ctrl+Enter</source>
        <translation>Sign off  Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>StandingTable</name>
    <message>
        <source>手続の定義がないもの</source>
        <translation>Without a definition</translation>
    </message>
    <message>
        <source>計</source>
        <translation>Total</translation>
    </message>
</context>
<context>
    <name>TranscribeWindow</name>
    <message>
        <source>ひとつ戻る</source>
        <translation>One back</translation>
    </message>
    <message>
        <source>コピーして次へ</source>
        <translation>Copy and next</translation>
    </message>
    <message>
        <source>コピーして次へ  {key}</source>
        <translation>Copy and next  {key}</translation>
    </message>
    <message>
        <source>コピー済 {done} / {total}</source>
        <translation>Copied {done} / {total}</translation>
    </message>
    <message>
        <source>個人番号をコピーする理由</source>
        <translation>Why copy the individual number</translation>
    </message>
    <message>
        <source>個人番号をコピーする理由を選んでください。</source>
        <translation>Choose why the individual number is copied.</translation>
    </message>
    <message>
        <source>最初から</source>
        <translation>From the start</translation>
    </message>
    <message>
        <source>最後の項目まで済みました</source>
        <translation>That was the last field</translation>
    </message>
    <message>
        <source>理由(記録に残ります)</source>
        <translation>Reason (goes into the log)</translation>
    </message>
    <message>
        <source>転記 {number}</source>
        <translation>Transcribing {number}</translation>
    </message>
    <message>
        <source>転記を終えて連携済にする</source>
        <translation>Done: mark as handed over</translation>
    </message>
    <message>
        <source>連携済にしました。連携番号 {batch}</source>
        <translation>Marked as handed over. Hand-over no. {batch}</translation>
    </message>
    <message>
        <source>項目の並び(連携様式)</source>
        <translation>Order of fields (hand-over layout)</translation>
    </message>
</context>
<context>
    <name>TranscriptRow</name>
    <message>
        <source>{label}をコピー</source>
        <translation>Copy {label}</translation>
    </message>
    <message>
        <source>コピー</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>TranscriptRows</name>
    <message>
        <source>転記する項目</source>
        <translation>Fields to transcribe</translation>
    </message>
</context>
<context>
    <name>VerifyPanel</name>
    <message>
        <source>今の監査記録の終わりを署名つきで写し、ファイルと印刷用の紙（PDF）にします。保管庫の外に置いてください。</source>
        <translation>Copies the signed end of the audit log to a file and a page to print (PDF). Keep them outside the store.</translation>
    </message>
    <message>
        <source>保管している申請・添付・決裁・記録・鍵束が壊れていないか、書き換えられていないか、決裁の署名が本物かを調べます。封緘を指定すると、古いものに戻されていないかも調べます。</source>
        <translation>Checks whether applications, attachments, decisions, log and keyring are whole and unchanged, and whether the decisions&apos; signatures are genuine. With a seal, also whether anything older was put back.</translation>
    </message>
    <message>
        <source>封緘</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>封緘 (seal-*.json)</source>
        <translation>Seal (seal-*.json)</translation>
    </message>
    <message>
        <source>封緘(ファイル、または二次元コードの文字。任意)</source>
        <translation>Seal file or code text (optional)</translation>
    </message>
    <message>
        <source>封緘のファイルを選ぶ</source>
        <translation>Choose the seal file</translation>
    </message>
    <message>
        <source>封緘を作成…</source>
        <translation>Make a seal…</translation>
    </message>
    <message>
        <source>封緘を作成しています…</source>
        <translation>Making a seal…</translation>
    </message>
    <message>
        <source>封緘を作成しました（監査記録の{position}番まで）。{paper} を印刷し、{file} と別々に、保管庫の外で保管してください。</source>
        <translation>A seal was made (up to entry {position} of the log). Print {paper} and keep it outside the store, apart from {file}.</translation>
    </message>
    <message>
        <source>封緘を書き出すフォルダー</source>
        <translation>Folder for the seal</translation>
    </message>
    <message>
        <source>検証</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>検証を始める</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>異常が{count}件あります。操作を止め、管理者に伝えてください。</source>
        <translation>Faults found: {count}. Stop working and tell an administrator.</translation>
    </message>
    <message>
        <source>異常はありません。調べたもの: {checked}</source>
        <translation>Nothing is wrong. Checked: {checked}</translation>
    </message>
    <message>
        <source>調べています…</source>
        <translation>Verifying…</translation>
    </message>
    <message>
        <source>選ぶ…</source>
        <translation>Choose…</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source> 行わないもの {count}件: {reasons}。</source>
        <translation> Left out {count}: {reasons}.</translation>
    </message>
    <message>
        <source>{count}件に行う</source>
        <translation>Do it for {count}</translation>
    </message>
    <message>
        <source>{title}: {count}件に行いました。</source>
        <translation>{title}: done for {count}.</translation>
    </message>
    <message>
        <source>{title}: {count}件に行います。</source>
        <translation>{title}: for {count}.</translation>
    </message>
    <message>
        <source>{title}: 行っています…</source>
        <translation>{title}: working…</translation>
    </message>
    <message>
        <source>{why} {count}件</source>
        <translation>{why}: {count}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>「{step}」</source>
        <translation>“{step}”</translation>
    </message>
    <message>
        <source>「担当 {name}」</source>
        <translation>“Owner {name}”</translation>
    </message>
    <message>
        <source>なし</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>やめる</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>一度にできるのは{count}件までです。</source>
        <translation>At most {count} at once.</translation>
    </message>
    <message>
        <source>付箋…</source>
        <translation>Flag…</translation>
    </message>
    <message>
        <source>付箋「{text}」</source>
        <translation>Flag “{text}”</translation>
    </message>
    <message>
        <source>付箋を付ける (Ctrl+M)</source>
        <translation>Put a flag on (Ctrl+M)</translation>
    </message>
    <message>
        <source>担当が決まっていない申請のうち、期限がいちばん近いものを自分の担当にします</source>
        <translation>Assigns you the unassigned application that is due first</translation>
    </message>
    <message>
        <source>担当を変更</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>次の1件を担当して開く  Ctrl+N</source>
        <translation>Take the next one  Ctrl+N</translation>
    </message>
    <message>
        <source>選択 {count}件</source>
        <translation>Chosen: {count}</translation>
    </message>
</context>
<context>
    <name>pieces</name>
    <message>
        <source>(コードがありません)</source>
        <translation>(no code)</translation>
    </message>
    <message>
        <source>(空欄)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>1年以内</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>30日以内</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>7日以内</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>{item} を入れる項目</source>
        <translation>Field for {item}</translation>
    </message>
    <message>
        <source>{rows}行</source>
        <translation>{rows} rows</translation>
    </message>
    <message>
        <source>{time} に施錠(連続利用の上限)</source>
        <translation>Locks at {time} (session limit)</translation>
    </message>
    <message>
        <source>あと{left}待ってください</source>
        <translation>Wait {left}</translation>
    </message>
    <message>
        <source>あと{left}秒待ってください</source>
        <translation>Wait {left} s</translation>
    </message>
    <message>
        <source>この一覧</source>
        <translation>This help</translation>
    </message>
    <message>
        <source>この画面のキー操作</source>
        <translation>Keys of this panel</translation>
    </message>
    <message>
        <source>すべての期間</source>
        <translation>Any time</translation>
    </message>
    <message>
        <source>その人の担当にできない</source>
        <translation>can&apos;t be assigned to them</translation>
    </message>
    <message>
        <source>その他の項目</source>
        <translation>Other items</translation>
    </message>
    <message>
        <source>その利用者のその日の記録を見る</source>
        <translation>See that user&apos;s log of that day</translation>
    </message>
    <message>
        <source>その後に申請が変更されています。いまの値と見比べてから保存してください。ほかの人が加えた行は残っています。</source>
        <translation> The application was changed since. Compare with the values now before you save. Rows others added are still there.</translation>
    </message>
    <message>
        <source>ほかの人が変更した</source>
        <translation>changed by somebody else</translation>
    </message>
    <message>
        <source>ほかの人が知らない、長いパスワードにしてください。いつでも変えられます。</source>
        <translation>Choose a long one that nobody else knows. You can change it at any time.</translation>
    </message>
    <message>
        <source>まもなく施錠します</source>
        <translation>Locking soon</translation>
    </message>
    <message>
        <source>エラーがある</source>
        <translation>has errors</translation>
    </message>
    <message>
        <source>コピーしておいたファイルを確認する(どの画面でも)</source>
        <translation>Check files copied before (on every panel)</translation>
    </message>
    <message>
        <source>コード対応表</source>
        <translation>Code tables</translation>
    </message>
    <message>
        <source>パスワードを変える時期です(設定による)。新しいパスワードに変えてください。</source>
        <translation>It is time for a new password (by the ward&apos;s settings).</translation>
    </message>
    <message>
        <source>ファイル</source>
        <translation>File</translation>
    </message>
    <message>
        <source>ファイル {count}</source>
        <translation>Files {count}</translation>
    </message>
    <message>
        <source>ファイルと一緒に渡します。受け取った側で、書き換えられていないことを確かめられます</source>
        <translation>Goes with the files: who gets them can make sure that they are unchanged</translation>
    </message>
    <message>
        <source>ページ</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>ホームへ戻る</source>
        <translation>Back to Home</translation>
    </message>
    <message>
        <source>レイアウトを選ぶ</source>
        <translation>Choose a layout</translation>
    </message>
    <message>
        <source>・</source>
        <translation>, </translation>
    </message>
    <message>
        <source>・同じ手続</source>
        <translation>, same procedure</translation>
    </message>
    <message>
        <source>一覧へ戻る</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>世帯員などの行を追加・削除</source>
        <translation>Add, delete a row (household members)</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>付箋あり</source>
        <translation>Flagged</translation>
    </message>
    <message>
        <source>付箋の有無</source>
        <translation>Any flags</translation>
    </message>
    <message>
        <source>付箋を付ける、もう一度で済・取消</source>
        <translation>Put a flag on; again: settle one</translation>
    </message>
    <message>
        <source>使用中</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>個人番号は残していないため、入力し直してください。</source>
        <translation> Individual numbers were not kept: type them again.</translation>
    </message>
    <message>
        <source>内容を横に見る、閉じる</source>
        <translation>Look beside the list, close</translation>
    </message>
    <message>
        <source>再提出</source>
        <translation>Resubmitted</translation>
    </message>
    <message>
        <source>再提出前</source>
        <translation>Before resubmission</translation>
    </message>
    <message>
        <source>分析し直す</source>
        <translation>Analyse again</translation>
    </message>
    <message>
        <source>別人</source>
        <translation>Different person</translation>
    </message>
    <message>
        <source>利用者を選ぶ</source>
        <translation>Choose a user</translation>
    </message>
    <message>
        <source>前のページ・次のページ</source>
        <translation>Previous, next page</translation>
    </message>
    <message>
        <source>前の書類・次の書類</source>
        <translation>Previous, next document</translation>
    </message>
    <message>
        <source>前の申請・次の申請</source>
        <translation>Previous, next application</translation>
    </message>
    <message>
        <source>参照</source>
        <translation>References</translation>
    </message>
    <message>
        <source>取り込むファイルを選ぶ(どの画面でも)</source>
        <translation>Choose files to take in (on every panel)</translation>
    </message>
    <message>
        <source>取込レイアウト</source>
        <translation>Intake layouts</translation>
    </message>
    <message>
        <source>受け取ったファイル</source>
        <translation>File as received</translation>
    </message>
    <message>
        <source>受付日時</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>受付時</source>
        <translation>As received</translation>
    </message>
    <message>
        <source>受付番号</source>
        <translation>Receipt no.</translation>
    </message>
    <message>
        <source>受付番号へ</source>
        <translation>To the receipt no.</translation>
    </message>
    <message>
        <source>同じ人かもしれません</source>
        <translation>Possibly the same person</translation>
    </message>
    <message>
        <source>同じ人とみられます</source>
        <translation>Likely the same person</translation>
    </message>
    <message>
        <source>同一人</source>
        <translation>Same person</translation>
    </message>
    <message>
        <source>同一人と判断済</source>
        <translation>Judged the same person</translation>
    </message>
    <message>
        <source>名前</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>変更を保存</source>
        <translation>Save the changes</translation>
    </message>
    <message>
        <source>変更前の値、次に受付時の値に戻す</source>
        <translation>Back to the value before, then as received</translation>
    </message>
    <message>
        <source>定義</source>
        <translation>Definitions</translation>
    </message>
    <message>
        <source>封緘</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>左の見出しへ(↑ ↓ で選び Enter で移る)</source>
        <translation>To the entries at the left (↑ ↓ to choose, Enter to go)</translation>
    </message>
    <message>
        <source>廃止</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>手続</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>手続の定義がない</source>
        <translation>no definition</translation>
    </message>
    <message>
        <source>承認済の申請を転記</source>
        <translation>Transcribe an approved application</translation>
    </message>
    <message>
        <source>指摘</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>操作がなければ {time} に施錠</source>
        <translation>Locks at {time} if idle</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>新しい版あり</source>
        <translation>Superseded</translation>
    </message>
    <message>
        <source>施錠</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>施錠したとき({at})に入力していた{count}項目は、この申請をいま変更できないため、まだ戻していません。変更できるようになってから開くと戻ります。</source>
        <translation>What you were typing at the lock ({at}) is kept: {count}. The application can&apos;t be changed now; it comes back when you open it once it can.</translation>
    </message>
    <message>
        <source>施錠したとき({at})に入力していた{count}項目を戻しました。まだ保存していません。</source>
        <translation>What you were typing at the lock ({at}) is back: {count}. It is not saved yet.</translation>
    </message>
    <message>
        <source>書類と様式を行き来する</source>
        <translation>Between documents and form</translation>
    </message>
    <message>
        <source>書類のページ番号へ</source>
        <translation>To the page number</translation>
    </message>
    <message>
        <source>書類の中を検索</source>
        <translation>Search in the document</translation>
    </message>
    <message>
        <source>書類を回転</source>
        <translation>Turn the document</translation>
    </message>
    <message>
        <source>書類を幅に合わせる・全体を表示</source>
        <translation>Fit width, whole page</translation>
    </message>
    <message>
        <source>書類を拡大・縮小</source>
        <translation>Zoom in, out</translation>
    </message>
    <message>
        <source>書類を送る(入力中でも)</source>
        <translation>Scroll the document (while typing too)</translation>
    </message>
    <message>
        <source>最初の画面へ戻る</source>
        <translation>Back to the first panel</translation>
    </message>
    <message>
        <source>最新の状態にする</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>期限を過ぎた付箋</source>
        <translation>Flag overdue</translation>
    </message>
    <message>
        <source>未担当</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>条件を消す</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>検索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>検索する(Enter か ↓ で一覧へ)</source>
        <translation>Search (Enter or ↓: to the list)</translation>
    </message>
    <message>
        <source>検索を消して一覧へ</source>
        <translation>Clear the search</translation>
    </message>
    <message>
        <source>検索欄へ</source>
        <translation>To the search box</translation>
    </message>
    <message>
        <source>権限がない</source>
        <translation>not permitted</translation>
    </message>
    <message>
        <source>欄の文字をコピー</source>
        <translation>Copy the cell</translation>
    </message>
    <message>
        <source>次の1件を担当して開く</source>
        <translation>Take the next one</translation>
    </message>
    <message>
        <source>次の一致・前の一致</source>
        <translation>Next, previous match</translation>
    </message>
    <message>
        <source>次の手順へ進める</source>
        <translation>Take the next step</translation>
    </message>
    <message>
        <source>次の指摘へ</source>
        <translation>Next finding</translation>
    </message>
    <message>
        <source>次の項目へ</source>
        <translation>Next control</translation>
    </message>
    <message>
        <source>氏名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>決定日時</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>決裁</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>添付</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>添付 {count}</source>
        <translation>Attachments {count}</translation>
    </message>
    <message>
        <source>点検を済ませる</source>
        <translation>Sign off the review</translation>
    </message>
    <message>
        <source>点検項目や行を移る</source>
        <translation>Move among items and rows</translation>
    </message>
    <message>
        <source>版</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>版 {count}</source>
        <translation>Versions {count}</translation>
    </message>
    <message>
        <source>状態</source>
        <translation>State</translation>
    </message>
    <message>
        <source>状態が合わない</source>
        <translation>not in that state</translation>
    </message>
    <message>
        <source>現在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>申請</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>申請を開く</source>
        <translation>Open the application</translation>
    </message>
    <message>
        <source>申請データ(CSV)</source>
        <translation>Application data (CSV)</translation>
    </message>
    <message>
        <source>申請情報</source>
        <translation>Application data</translation>
    </message>
    <message>
        <source>申請書控え</source>
        <translation>Copy of the form</translation>
    </message>
    <message>
        <source>申請者情報</source>
        <translation>Applicant data</translation>
    </message>
    <message>
        <source>監査記録</source>
        <translation>Audit log</translation>
    </message>
    <message>
        <source>確認した申請を取り込む</source>
        <translation>Take in what was looked at</translation>
    </message>
    <message>
        <source>確認していない警告がある</source>
        <translation>warnings not acknowledged</translation>
    </message>
    <message>
        <source>第{number}版で受領</source>
        <translation>came with version {number}</translation>
    </message>
    <message>
        <source>管理者が設定したパスワードは、一度だけ使えます。あなただけが知るパスワードに変えてください。</source>
        <translation>A password set by an administrator works once. Change it to one that only you know.</translation>
    </message>
    <message>
        <source>終了</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>結果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>結果を印刷</source>
        <translation>Print the outcome</translation>
    </message>
    <message>
        <source>続けて選ぶ</source>
        <translation>Choose several</translation>
    </message>
    <message>
        <source>自分が提出した</source>
        <translation>submitted by yourself</translation>
    </message>
    <message>
        <source>行を上へ・下へ</source>
        <translation>Row up, down</translation>
    </message>
    <message>
        <source>行を移る</source>
        <translation>Move among the rows</translation>
    </message>
    <message>
        <source>補正の元または補正</source>
        <translation>One corrects the other</translation>
    </message>
    <message>
        <source>製品に付属</source>
        <translation>Shipped</translation>
    </message>
    <message>
        <source>記録の一覧</source>
        <translation>List of entries</translation>
    </message>
    <message>
        <source>記録の署名</source>
        <translation>Signatures of the log</translation>
    </message>
    <message>
        <source>証明書</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>読み直す</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>送付目録</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>連携</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>選んだものを反映済みにする</source>
        <translation>Mark the chosen as entered</translation>
    </message>
    <message>
        <source>選んだ申請に付箋を付ける</source>
        <translation>Put a flag on the selected ones</translation>
    </message>
    <message>
        <source>選んだ申請を開く</source>
        <translation>Open the chosen application</translation>
    </message>
    <message>
        <source>選んだ結果をコピー</source>
        <translation>Copy the chosen results</translation>
    </message>
    <message>
        <source>選んだ行の内容をコピー</source>
        <translation>Copy the chosen rows</translation>
    </message>
    <message>
        <source>重複</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>重複と判断済</source>
        <translation>Judged a duplicate</translation>
    </message>
    <message>
        <source>鍵束</source>
        <translation>Keyring</translation>
    </message>
    <message>
        <source>開始前</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>電子署名(検証していません)</source>
        <translation>Electronic signature (not verified)</translation>
    </message>
    <message>
        <source>項目の値をコピー</source>
        <translation>Copy the field&apos;s value</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>介護保険 申請管理 - Kaigo Desktop</source>
        <translation>Kaigo Desktop</translation>
    </message>
</context>
</TS>
