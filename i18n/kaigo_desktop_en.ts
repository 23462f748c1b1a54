<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ja_JP">
<context>
    <name></name>
    <message>
        <source> ({day}まで)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTF-8を読めない基幹システム向け。表せない文字があるときは書き出さずに知らせます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{born}({age}歳)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>あと{days}日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>サービス種類指定変更</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>サービス計画作成依頼</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ファイル</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>フリガナ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一覧表(Excel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人が読むための一覧。1つのブックに手続ごとのシートがあります。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今日まで</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>介護保険サービスの種類の指定の変更の申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>介護保険住所地特例適用・異動・喪失の届出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>介護保険資格取得・異動・喪失の届出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住宅改修費</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住所地特例</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住所移転後の要介護・要支援認定申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保留</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全員</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再提出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再提出の受付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利用中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利用者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利用者ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>却下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参考: 基幹システム例(Shift_JIS・コード)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参考様式です。選択項目を例示用のコード対応表で、日付を和暦7桁で書き出します。区の基幹システムに合わせて直してから使ってください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取り込めません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取下げ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込済み</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付日時</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付番号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付番号 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>基幹システムへの入力</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完了にする</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>審査を始める</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>審査中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>居宅(介護予防)サービス計画作成(変更)依頼の届出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>居宅介護(介護予防)住宅改修費の支給申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>居宅介護(介護予防)福祉用具購入費の支給申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>差戻し</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>役割</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手続</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手続ごとに1つ、世帯員などの繰り返しごとに1つのCSV。文字は欠けません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手続の定義による受付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>承認</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>承認待ち</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>承認済</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>承認者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>担当者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指摘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>操作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>支払い方法変更及び支払い一時差止等措置に係る終了申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日時</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期限超過{days}日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本人確認</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>氏名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>汎用CSV(Shift_JIS・Windows-31J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>汎用CSV(UTF-8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状態</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生年月日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>画面の文字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>番号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>監査者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>確認</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>確認の取消し</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>福祉用具購入費</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>結果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>給付制限終了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>被保険者番号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>被保険者証の交付申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>被保険者証の再交付申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>被保険者証交付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>被保険者証再交付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>補正を依頼</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>補正待ち</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>補正後の申請への引継ぎ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要介護・要支援更新認定の申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要介護・要支援状態区分変更認定の申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要介護・要支援認定(新規)の申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要介護認定(区分変更)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要介護認定(新規)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要介護認定(更新)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要介護認定(転入)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>訂正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>計</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>警告を確認</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>負担割合証の再交付申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>負担割合証再交付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>負担限度額認定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>負担限度額認定の申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>資格取得・異動・喪失</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>連携</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>連携様式のコード表に、この選択肢のコードがありません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>連携済</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重複の確認</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>高額介護(予防)サービス費の支給申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>高額介護サービス費</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>2つのパスワードが一致していません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ({login})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この利用者を停止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワード</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワード(もう一度)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワードを入力してください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワードを再設定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住所の控え</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住所を控える</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保管庫の鍵も交換する</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停止する</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再設定して再開する</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利用者ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利用者IDと氏名を入力してください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>半角英数字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>役割</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>役割を変更</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新しい利用者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>氏名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登録する</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>記録の点検だけに使います</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退職や紛失のときに。控えられた鍵では何も開けなくなります。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountTerms</name>
    <message>
        <source>この日まで使えます。空欄は期限なし。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワードを続けて間違えた人が、すぐやり直せるようにします。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例: 2027-03-31</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>失敗による停止を解除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有効期限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期限を変更</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountsPanel</name>
    <message>
        <source>{name} を登録しました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワードを再設定しました。一度だけ使え、本人が自分のパスワードを決めるまで決裁できません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住所の控えを消しました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住所を控えました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停止し、鍵を交換しました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停止しました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利用者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利用者の一覧</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取り下げました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受け付けました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>失敗による停止を解除しました。すぐにサインインできます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>役割を変更しました。次のサインインから変わります。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新しい利用者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有効期限を変更しました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申請しました。別の管理者が確認すると効きます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>確認しました。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Arrival</name>
    <message>
        <source>いまのパスワードは管理者が設定したものです。あなただけが知るものに変えてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この利用者は {day} まで使えます(あと {left} 日)。続けて使うときは管理者に更新を依頼してください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>その後、この利用者IDでパスワードが {count} 回間違えられています。覚えがなければ管理者に知らせてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>サインインの失敗の記録(attempts.json)が消されたか戻されています。管理者に知らせてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワードを変える</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前回のサインイン: {at}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>F1 キー操作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ({role})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} パスワードを変える</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>サインアウト</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワードを変える</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込の進み具合</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込中 {done} / {total}  {rest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>施錠 (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>施錠 Ctrl+L</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>← 一覧へ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この申請が補正(出し直し)のとき、元の申請と結び付けます</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一覧へ戻る (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前の申請 (Alt+←)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付 {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付番号 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同じ人の他の申請 {count}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次の申請 (Alt+→)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>被保険者番号 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>補正の元の申請 {number} を開く</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>補正の元の申請…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>補正元 {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>「{title}」の手続の定義がまだないため保留しています。内容は「その他」にあります。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message>
        <source>「{step}」を記録しました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存していない変更が{count}項目あります。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>変更を保存しました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>変更を捨てて移る</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文面のとおり</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>編集に戻る</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>読み直す(入力は残します)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChecklistTab</name>
    <message>
        <source>この手続に確認項目はありません。管理者が手続の定義に書くと、ここに並びます。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoicesWidget</name>
    <message>
        <source>{label}を選ぶ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>選ぶ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>2つの申請の対比</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} とは「{word}」と記録しました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>× 違う</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← 候補へ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ 同じ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この申請と {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>候補の一覧へ戻る</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>判断の理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>判断の理由  例: 電話で本人に確認</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>判断の理由を書いてください</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同じか</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>相手の申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>項目</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>{name} に保存しました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>やめる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>コピー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>テキスト (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ファイルに保存…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>印刷に送りました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文面に加わり、履歴のコメントにもなります(なくてもかまいません)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文面をコピー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文面をコピーしました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文面を作り直す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文面を保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文面を印刷</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文面を直してあるため、一言は入れていません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申請者への一言</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申請者への文面</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>補正のお願い_{number}.txt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>補正を依頼</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>補正を依頼する</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>{step}(エラー{count}件)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「{step}」にはコメントが必要です。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>エラー{count}件のまま進める理由(承認者に伝わります)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>エラーが残っています。直すか、エラーのまま進める理由を書いてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>エラーのまま進める理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>エラーのまま進める理由(承認者に伝わります)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>コメント</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>コメント({steps}には必要です)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>変更を保存するか元に戻すと、次へ進めます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次の申請へ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次の申請へ  Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>警告{count}件を確認しました</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>警告を確認し、「確認しました」に印を付けてください。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentBar</name>
    <message>
        <source>ページ番号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全体を表示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前のページ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>右へ回転</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回転</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>幅に合わせる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拡大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書類の中を検索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次のページ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>縮小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表示の大きさ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentChooser</name>
    <message>
        <source>表示する書類</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentFind</name>
    <message>
        <source>この書類の中を検索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前の一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文字の情報がない書類です</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書類の中で探す語</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検索を閉じる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次の一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見つかりません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentPane</name>
    <message>
        <source>{pages:,}ページのうち、はじめの{shown:,}ページを表示しています。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この申請にファイルは付いていません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>もう一度表示する</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>個人番号とみられる{count}か所を伏せています。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原本と添付は、この手続の閲覧と個人番号の表示を許された人だけが見られます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書類はありません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表示できません</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentText</name>
    <message>
        <source>書類の文字</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>書類のページ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>ダウンロードした申請をここに置いてください</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ファイルを選ぶ…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>フォルダーを選ぶ…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取り込むファイル</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取り込むフォルダー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申請ZIP、展開したフォルダー、一覧CSV。まとめて置けます。元のファイルは変わりません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申請データ (*.zip *.csv *.xml);;すべてのファイル (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>{count}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}件以上</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>すべての手続</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>すべての状態</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>すべての申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付の期間</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手続</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数えています…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条件を消す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>氏名・カナ・番号・住所・受付番号で検索 (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状態</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>(記入なし)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「{text}」と読む</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>いま保存されている値: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この欄を変更する権限がありません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付時: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>変更する権限がありません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>変更する権限がない項目: {labels}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GlyphMark</name>
    <message>
        <source>● 字形なし</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この端末に字形のない文字です: {named}
保存されている文字はそのままです。IPAmj明朝を入れると表示できることがあります。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>{count}件を書き出して連携済にする</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}件を書き出しました。連携番号 {batch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}があるため、書き出せません。何も書き出していません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この様式の文字コードで表せない文字 {count}か所</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ほかの処理が終わるまでお待ちください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>もう一度書き出す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>コードのない選択肢 {count}か所</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>承認済で未連携の申請: {count}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書き出す内容です。表せない文字やコードのない選択肢はありません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書き出す内容を確かめています…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書き出せません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>連携</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>連携する</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>連携する申請がありません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandOverForm</name>
    <message>
        <source>もう一度書き出す連携番号を入力してください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>以前の連携をもう一度書き出す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書き出すフォルダー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書き出すフォルダーを選ぶ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書き出すフォルダーを選んでください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>連携様式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>連携様式を選んでください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>連携番号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>選ぶ…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>選んでください</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyFileLine</name>
    <message>
        <source>例: E:\kaigo.key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>選ぶ…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>鍵ファイル</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>鍵ファイルを選ぶ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>この画面のキー操作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>キー操作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayoutEditor</name>
    <message>
        <source> いまは「{known}」で読んでいます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows}項目を読み取り、指摘は{problems}件、その他の項目は{left}件です。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← 一覧へ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「{title}」 {count}件の見本。{items}項目のうち{likely}項目に候補があります。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「見本で試す」を押すと、読み取った結果がここに出ます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>このままでは保存できません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>レイアウトの一覧へ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>レイアウトの名前</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>レイアウトを保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存する</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存する理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存する理由を書いてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同じ項目に2つ以上を入れると、上から順につなげて1つの値にします(姓と名など)。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名前</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手続</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>理由  例: 区の様式に合わせる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見本からレイアウトを作る</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見本で試す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見本を読んでいます…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayoutMapping</name>
    <message>
        <source>その他の項目に残す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>使わない(残すが知らせない)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>候補です。確かめてください</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入れる項目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>届いた項目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>届いた項目と入れる項目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見本の値</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayoutsPanel</name>
    <message>
        <source>「{title}」を廃止しました。読み取り済みの申請はそのままです。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「{title}」版{version}を保存しました。保留の申請は、担当者が「取込」の「保留をもう一度取り込む」で読み直せます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込レイアウト</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込レイアウトの一覧</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込レイアウトはまだありません。保留になった様式の見本のファイルを選ぶと、届いた項目を手続の項目に結び付けて保存できます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>届いた様式の項目を、手続のどの項目に入れるかの決まりです。手続の定義より先に使います。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>届いた申請 (*.zip *.csv *.xml);;すべてのファイル (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>廃止する</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>廃止する理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>廃止する理由を書いてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見本から新しく作る…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>見本のファイルを選ぶ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>選んだレイアウトを廃止する理由</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkBar</name>
    <message>
        <source>{earlier} の補正として結び付けました。元の申請は完了になりました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>やめる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>元の申請の受付番号。元の申請は完了になり、履歴に残ります</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>補正として結び付ける</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>補正の元の申請</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPanel</name>
    <message>
        <source>いまは1件もありません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ここに移った申請が、新しい順に並びます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>まだ申請がありません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>マイナポータル申請管理からダウンロードした申請ZIPを取り込むと、ここに並びます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込を開く</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条件に合う申請はありません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条件を消す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検索の言葉や、手続・状態・期間の条件を減らしてください。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListTable</name>
    <message>
        <source>申請の一覧</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogFilters</name>
    <message>
        <source>CSVに書き出す…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group}(すべて)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この日から</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この日まで</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>すべての利用者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>すべての操作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例 R8.11.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利用者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付番号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付番号 (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>操作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数えています…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日を指定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期間</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条件を消す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>監査記録</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表示している記録をCSVに書き出す</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>{name} に{count}件を書き出しました。書き出したことも記録に残ります。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ハッシュ値 {hash}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利用者・操作・受付番号・期間の条件を減らしてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書き出しています…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条件に合う記録はありません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条件を消す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>監査記録_{day}.csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>監査記録を書き出す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>選んだ記録の内容</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogReportPanel</name>
    <message>
        <source>{name} に保存しました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この月はまだ点検されていません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>これまでの点検</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>まとめ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>件数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利用者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付番号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>報告を保存…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日時</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未点検</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点検する月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点検の報告をPDFかCSVで保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点検の報告を保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点検を済ませた後に、この月の記録が変わっています。管理者に伝え、検証してください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点検済</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点検項目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点検項目の一覧</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>監査記録の点検_{month}.pdf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>記録 {count}件&#x3000;要約値 {digest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>記録の点検</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogSummary</name>
    <message>
        <source>利用者と操作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日別(斜線は閉庁日)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日別の件数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>時刻別(執務 {hours})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>時刻別の件数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>閉庁日</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>取込または連携を止めています…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>鍵を消しています…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>すべての申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今日の仕事</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>介護保険 申請管理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利用者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込レイアウト</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未連携</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検証</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>監査記録</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>記録の点検</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>連携</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPasswordPanel</name>
    <message>
        <source>2つの新しいパスワードが一致していません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>いまのパスワード</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>いまのパスワードと新しいパスワードを入力してください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>サインアウト</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワードを変える</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>変えずに戻る</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新しいパスワード</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新しいパスワード(もう一度)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>鍵ファイル</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordRulesLabel</name>
    <message>
        <source>{least} 文字以上。長いほど安全です(64 文字を超えてもかまいません)。日本語も空白も使えます。記号や大文字を混ぜる必要はありません。よく使われる言葉、並んだ文字、名前や利用者IDは使えません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 使えます。{count} 文字以上にすると、さらに推測されにくくなります。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 使えます。推測されにくい長さです。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleTab</name>
    <message>
        <source>同じ人のほかの申請は見つかりません。同じ人とみられる申請が届くと、ここに理由とともに並びます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>氏名・生年月日・被保険者番号・電話番号・住所から探した申請です。自動でまとめることはありません。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>並べて比べる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付 {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付番号 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>開く</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Point</name>
    <message>
        <source>
● 再提出の前の確認です。もう一度確かめてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}(対象外)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取り消し: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemsStrip</name>
    <message>
        <source>✓ 指摘はありません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次の指摘へ (F8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次へ  F8</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingsTab</name>
    <message>
        <source>{count}項目を採用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}項目を採用しました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} (個人番号を表示する権限がないため比較できません)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>値の比較</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付時から変わった項目はありません。値を変更したり、補正で再提出されたりすると、ここに並べて比べられます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付時・再提出・現在の値はすべて同じです。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>届いたまま: {raw}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>採用する</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>採用する理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>理由  例: 本人に電話で確認</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>違いのある項目です。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>違いのある項目です。戻したい値に印を付け、理由を書いて採用します。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>項目</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceivePanel</name>
    <message>
        <source>{what} {count}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>あと {minutes}分{seconds:02}秒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>あと {seconds}秒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この申請を終えてから止めます…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ほかの処理が終わるまでお待ちください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>まだ保留: {count}件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保留 {count}件を取り込みました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保留の申請に合う手続の定義・取込レイアウトは、まだありません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保留の申請はありません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保留をもう一度取り込む</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取り込む申請はありませんでした。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込が終わりました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込の結果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込の進み具合</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込を中止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込を中止しました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手続の定義や取込レイアウトが増えたあと、保留の申請を読み直します。ファイルは要りません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>準備しています…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申請 {count}件</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RevealBar</name>
    <message>
        <source>{label}を表示しています  あと{seconds}秒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}を表示する理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>いま隠す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>その他の理由(記録に残ります)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>やめる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>コピー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>個人番号をコピー(30秒で消えます)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>個人番号を表示するその他の理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表示する</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowsView</name>
    <message>
        <source>行を追加</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SaveBar</name>
    <message>
        <source>例: 電話で本人に確認</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存  Ctrl+S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>変更 {count}項目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>変更の理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>変更の理由を書いてください</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>変更を保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>理由</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecondAdministrator</name>
    <message>
        <source> 切り替えを {login} が申請しています。別の管理者の同意が必要です。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{login} の申請を取り下げる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{login} を確認する</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {name} ({login}) {role} — {by} が申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワードの再設定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>二人制にする</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>二人制をやめる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>切り替えに同意する</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取り下げる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>変更</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登録</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登録、役割や期限の変更、再設定は、申請した人とは別の管理者が確認するまで効きません。停止はすぐに効きます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登録や再設定を、別の管理者が確認するまで効かないようにできます。一度始めると、やめるにも二人の管理者が必要です。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>確認する</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理者二人制</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretWidget</name>
    <message>
        <source>{label}を表示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表示</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetUpPanel</name>
    <message>
        <source>2つのパスワードが一致していません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>はじめての設定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>クリップボードにコピー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>サインインへ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワード</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワード(もう一度)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>介護保険 申請管理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保管場所: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保管庫を作る</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全員がパスワードを忘れたときに保管庫を開ける唯一の方法です。この画面でしか表示しません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利用者ID、氏名、パスワードを入力してください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>半角英数字。例: kanri</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回復キー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最初の証明書の指紋</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最初の証明書の指紋です。すり替えを見破るのに使います。一緒に控えてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申請を暗号化して保管する場所を作り、最初の管理者を登録します。担当者と承認者は、あとで管理者が登録します。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理者の利用者ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理者の氏名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>紙に書き写すか印刷して、施錠できる場所に保管しました</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideTabs</name>
    <message>
        <source>すべての項目が様式に入りました。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>その他</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>その他の項目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>まだ何も起きていません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付時・再提出・現在の比較</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同じ人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同じ人のほかの申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>履歴</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書類</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書類・その他の項目・履歴</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>比較</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申請書・添付・原本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>確認</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>確認項目</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInPanel</name>
    <message>
        <source>サインイン</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワード</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワードで開く</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>介護保険 申請管理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保管場所: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入力中の内容を保存できないため、鍵を消さずに施錠しています。解錠して保存してください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>別の利用者でサインイン</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利用者ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込または連携が続いています。終わりしだい鍵を消します。画面に戻るには解錠してください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回復キー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回復キーで開く</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>施錠中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>確認しています…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理者として受け入れて開く</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>解錠</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>鍵ファイル</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignOffBar</name>
    <message>
        <source>月が終わると点検できます</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点検の所見</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点検の所見(異常がなければ「異常なし」)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点検を済ませる  Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerifyPanel</name>
    <message>
        <source>今の監査記録の終わりを署名つきで写し、ファイルと印刷用の紙（PDF）にします。保管庫の外に置いてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保管している申請・添付・決裁・記録・鍵束が壊れていないか、書き換えられていないか、決裁の署名が本物かを調べます。封緘を指定すると、古いものに戻されていないかも調べます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>封緘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>封緘 (seal-*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>封緘のファイル、または二次元コードを読み取った文字（なくても検証できます）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>封緘のファイルを選ぶ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>封緘を作成…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>封緘を作成しています…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>封緘を作成しました（監査記録の{position}番まで）。{paper} を印刷し、{file} と別々に、保管庫の外で保管してください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>封緘を書き出すフォルダー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検証</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検証を始める</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>異常が{count}件あります。操作を止め、管理者に伝えてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>異常はありません。調べたもの: {checked}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>調べています…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>選ぶ…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pieces</name>
    <message>
        <source>1年以内</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30日以内</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7日以内</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item} を入れる項目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows}行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} に施錠(連続利用の上限)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>あと {left} 待ってください</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>あと {left} 秒待ってください</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>この一覧</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>すべての期間</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>その他の項目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>その利用者のその日の記録を見る</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>その後に申請が変更されています。いまの値と見比べてから保存してください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ほかの人が知らない、長いパスワードにしてください。いつでも変えられます。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>まもなく施錠します</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>コード対応表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>パスワードを変える時期です(設定による)。新しいパスワードに変えてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ファイル</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ファイルと一緒に渡します。受け取った側で、書き換えられていないことを確かめられます</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ページ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>レイアウトを選ぶ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>・同じ手続</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一覧へ戻る</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>使用中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>個人番号は残していないため、入力し直してください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再提出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再提出前</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分析し直す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>別人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>利用者を選ぶ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前のページ・次のページ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前の書類・次の書類</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前の申請・次の申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参照</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取込レイアウト</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受け取ったファイル</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付時</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>受付番号へ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同じ人かもしれません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同じ人とみられます</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同一人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同一人と判断済</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名前</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>変更を保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>定義</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>封緘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>廃止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手続</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指摘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>操作がなければ {time} に施錠</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新しい版あり</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>施錠</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>施錠したとき({at})に入力していた {count} 項目を戻しました。まだ保存していません。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書類と様式を行き来する</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書類のページ番号へ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書類の中を検索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書類を回転</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書類を幅に合わせる・全体を表示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書類を拡大・縮小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>書類を送る(入力中でも)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最新の状態にする</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条件を消す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検索</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検索する</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検索を消して一覧へ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>検索欄へ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>欄の文字をコピー</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次の一致・前の一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次の手順へ進める</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次の指摘へ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次の項目へ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>決裁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添付</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点検を済ませる</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点検項目や行を移る</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>版</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状態</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>現在</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申請</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申請を開く</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申請データ(CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申請情報</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申請書控え</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申請者情報</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>監査記録</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第{number}版で受領</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理者が設定したパスワードは、一度だけ使えます。あなただけが知るパスワードに変えてください。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>終了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>行を移る</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>補正の元または補正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>製品に付属</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>記録の一覧</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>記録の署名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>証明書</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>読み直す</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>送付目録</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>連携</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>選んだ申請を開く</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重複</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重複と判断済</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>鍵束</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>開始前</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>電子署名(検証していません)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>項目の値をコピー</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>介護保険 申請管理 - Kaigo Desktop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
