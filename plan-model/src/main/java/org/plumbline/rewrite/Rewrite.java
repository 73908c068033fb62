package org.plumbline.rewrite;

import java.util.List;

/// One way to write a statement otherwise. Stateless; each has its page, its test and its line in [RewriteBook].
public interface Rewrite {
    RewriteInfo info();

    /// Every place of the statement where it applies; empty where it does not, where something is not known that it needs, and where
    /// the result might differ.
    List<Rewriting> of(Original original);
}
