package org.plumbline.app.ui.state;

import java.util.Collections;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import javafx.collections.ObservableListBase;

/// The visible rows of a tree that folds, as a list for a table: a row is made when it is asked for.
///
/// @param <R> a row
public final class VisibleRows<R> extends ObservableListBase<R> {
    private final IntSupplier count;
    private final IntFunction<R> row;
    private final ToIntFunction<Object> place;
    private int shownSize;
    private boolean changing;

    /// A list over these.
    ///
    /// @param count how many rows there are now
    /// @param row makes one
    /// @param place where something that may be a row stands; -1 where it does not
    public VisibleRows(IntSupplier count, IntFunction<R> row, ToIntFunction<Object> place) {
        this.count = count;
        this.row = row;
        this.place = place;
        shownSize = count.getAsInt();
    }

    @Override
    public R get(int index) {
        return row.apply(index);
    }

    @Override
    public int size() {
        return shownSize;
    }

    @Override
    public int indexOf(Object wanted) {
        return place.applyAsInt(wanted);
    }

    @Override
    public boolean contains(Object wanted) {
        return indexOf(wanted) >= 0;
    }

    /// To be called after the tree changed. Rows before `first` are the same as before. What was removed is told by number only, as nobody
    /// needs the rows themselves.
    public void changedFrom(int first) {
        int before = shownSize;
        shownSize = count.getAsInt();
        changing = true;
        beginChange();
        int kept = Math.min(first, Math.min(before, shownSize));
        if (before > kept) {
            nextRemove(kept, Collections.nCopies(before - kept, shownSize > 0 ? row.apply(0) : null));
        }
        if (shownSize > kept) {
            nextAdd(kept, shownSize);
        }
        endChange();
        changing = false;
    }

    /// Listeners are being told: what a table then does to its selection is not the person's doing.
    public boolean isChanging() {
        return changing;
    }
}
