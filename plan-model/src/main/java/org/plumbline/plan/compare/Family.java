package org.plumbline.plan.compare;

import org.plumbline.plan.Operation;

/// Ways to do the same work: a sequential scan and an index scan of a table both read it, a hash join and a nested loop both join.
enum Family {
    /// Reads a table, a function, a CTE: whatever way.
    ACCESS, BITMAP, BITMAP_INDEX, JOIN, SORT, GROUPING, APPEND, GATHER,
    /// Keeps rows for the node above: Hash, Materialize, Memoize.
    STORE,
    LIMIT, WINDOW, SET_OPERATION, CHANGE, SUBQUERY, RESULT, RECURSION, LOCK, OTHER;

    static Family of(Operation operation) {
        return switch (operation) {
            case Operation.SubqueryScan _ -> SUBQUERY;
            case Operation.Scan _ -> ACCESS;
            case Operation.BitmapIndexScan _ -> BITMAP_INDEX;
            case Operation.BitmapAnd _, Operation.BitmapOr _ -> BITMAP;
            case Operation.Join _ -> JOIN;
            case Operation.Sort _, Operation.IncrementalSort _ -> SORT;
            case Operation.Aggregate _, Operation.Group _, Operation.Unique _ -> GROUPING;
            case Operation.Append _, Operation.MergeAppend _ -> APPEND;
            case Operation.Gathering _ -> GATHER;
            case Operation.Hash _, Operation.Materialize _, Operation.Memoize _ -> STORE;
            case Operation.Limit _ -> LIMIT;
            case Operation.WindowAgg _ -> WINDOW;
            case Operation.SetOp _ -> SET_OPERATION;
            case Operation.ModifyTable _ -> CHANGE;
            case Operation.Result _, Operation.ProjectSet _ -> RESULT;
            case Operation.RecursiveUnion _ -> RECURSION;
            case Operation.LockRows _ -> LOCK;
            case Operation.Other _ -> OTHER;
        };
    }
}
