package org.plumbline.app.ui.tree;

import java.util.Collections;
import java.util.List;
import javafx.collections.ObservableListBase;
import org.plumbline.app.ui.state.FoldedTree;
import org.plumbline.app.ui.state.PlanItem;

/// The visible rows as a list for a table: a row is made when it is asked for.
final class VisibleRows extends ObservableListBase<TreeRow> {
    private final FoldedTree tree;
    private int shownSize;
    private boolean changing;

    VisibleRows(FoldedTree tree) {
        this.tree = tree;
        shownSize = tree.size();
    }

    @Override
    public TreeRow get(int index) {
        return row(index);
    }

    private TreeRow row(int index) {
        boolean expandable = tree.isExpandable(index);
        return new TreeRow(tree.item(index), tree.depth(index), tree.guides(index), expandable, expandable && tree.isExpanded(index));
    }

    @Override
    public int size() {
        return shownSize;
    }

    @Override
    public int indexOf(Object row) {
        return row instanceof TreeRow(PlanItem item, var _, var _, var _, var _) ? tree.indexOf(item).orElse(-1) : -1;
    }

    @Override
    public boolean contains(Object row) {
        return indexOf(row) >= 0;
    }

    /// To be called after the tree changed. Rows before `first` are the same as before. What was removed is told by number only, as nobody
    /// needs the rows themselves.
    void changedFrom(int first) {
        int before = shownSize;
        shownSize = tree.size();
        changing = true;
        beginChange();
        int kept = Math.min(first, Math.min(before, shownSize));
        if (before > kept) {
            nextRemove(kept, removed(before - kept));
        }
        if (shownSize > kept) {
            nextAdd(kept, shownSize);
        }
        endChange();
        changing = false;
    }

    /// Listeners are being told: what a table then does to its selection is not the person's doing.
    boolean isChanging() {
        return changing;
    }

    private List<TreeRow> removed(int count) {
        return Collections.nCopies(count, row(0));
    }
}
