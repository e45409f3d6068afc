"""Words that carry no subject matter, in both languages.

The English list is the function words of the Glasgow list; the Chinese list is
function words plus the scaffolding of abstracts, needs and patents.
"""

ENGLISH = frozenset(
    """a about above after again against all almost along already also although always am among an
    and another any are aren as at be because been before being below between both but by can cannot
    could did do does doing done down due during each either else enough etc even ever every few for
    from further had has have having he hence her here hers him his how however i if in into is it
    its itself just last least less let like made make many may me might more moreover most mostly
    much must my namely near neither never no nor not nothing now of off often on once one only onto
    or other others our ours out over own per perhaps quite rather really same several she should
    since so some such than that the their theirs them then thence there thereby therefore these
    they this those though through throughout thus to together too toward towards under until up
    upon us very via was we well were what whatever when where whereas wherein whether which while
    who whole whom whose why will with within without would yet you your yours""".split()
)

CHINESE = frozenset(
    """的 了 和 与 及 或 在 是 为 对 中 上 下 从 到 以 由 于 有 等 被 把 将 其 该 此 这 那 并 而 且 但 也 都
    就 又 还 不 很 更 最 可 能 会 要 使 让 给 向 所 之 者 个 种 一个 一种 这种 那种 这些 那些 以及 及其
    并且 而且 但是 因此 所以 如果 由于 因为 虽然 然而 同时 其中 其他 通过 根据 按照 关于 对于 基于 为了
    可以 能够 可能 需要 应该 必须 没有 不同 之间 之一 以上 以下 以来 上述 下述 所述 其特征 特征在于 在于
    本文 本发明 本公开 本申请 涉及 公开 包括 进行 采用 具有 得到 提供 提出 利用 使用 使得 从而 进而 并对
    分别 此外 另外 一方面 另一方面 首先 其次 最后 我们 他们 它们 这个 那个 自己 什么 如何 怎样 哪些 非常
    比较 已经 正在 目前 现在 当前 近年来 随着 目的 方法 结果 结论 意义 过程""".split()
)
