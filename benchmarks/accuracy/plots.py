"""Figures of accuracy; need matplotlib."""
import truth

COLOURS = ["#1b6ca8", "#d1603d", "#5b8e3e", "#8a5fa8", "#8c8c8c", "#c2a83e"]


def figure(width, height, columns=1):
    import matplotlib
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "polarmir"  # same figures, same bytes
    from matplotlib import pyplot
    return pyplot.subplots(1, columns, figsize=(width, height), squeeze=False, layout="constrained")


def save(drawn, path):
    drawn.savefig(path, metadata={"Date": None})


def by_difference(path, profile, measured):
    """Right reads of every program by the difference from the annotated mature."""
    drawn, axes = figure(10, 4)
    axis = axes[0][0]
    width = 0.8 / len(measured)
    for number, (program, one) in enumerate(measured.items()):
        shares = [100 * one.by_difference[d]["right"] / max(1, one.by_difference[d]["reads"])
                  for d in truth.DIFFERENCES]
        axis.bar([i + number * width for i in range(len(shares))], shares, width, label=program,
                 color=COLOURS[number % len(COLOURS)])
    axis.set_xticks([i + 0.4 - width / 2 for i in range(len(truth.DIFFERENCES))], truth.DIFFERENCES)
    axis.set_ylabel("right reads (%)")
    axis.set_title(f"{profile}: reads given to the right miRNA, by their difference from the annotated mature")
    axis.set_ylim(0, 115)
    axis.legend(loc="upper center", ncols=len(measured), fontsize=8, frameon=False)
    save(drawn, path)


def true_and_estimated(path, profile, true, measured):
    """Estimated against true reads of every miRNA, a panel for each program."""
    drawn, axes = figure(3 * len(measured), 3.5, len(measured))
    most = max([*true.values(), *(n for one in measured.values() for n in one.estimated.values()), 1])
    for number, (program, one) in enumerate(measured.items()):
        axis = axes[0][number]
        rows = sorted({*true, *one.estimated})
        axis.plot([0.5, most], [0.5, most], color="#b0b0b0", linewidth=0.8)
        axis.scatter([max(true[r], 0.5) for r in rows], [max(one.estimated[r], 0.5) for r in rows], s=5,
                     color=COLOURS[number % len(COLOURS)], linewidths=0)
        axis.set_xscale("log")
        axis.set_yscale("log")
        axis.set_title(program, fontsize=9)
        axis.set_xlabel("true reads (0 as 0.5)", fontsize=8)
    axes[0][0].set_ylabel("estimated reads", fontsize=8)
    drawn.suptitle(f"{profile}: reads per miRNA", fontsize=10)
    save(drawn, path)
