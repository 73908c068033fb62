package org.plumbline.plan;

import org.plumbline.plan.unit.Blocks;

/// The `Buffers:` line: blocks found in shared buffers (hit), asked of the operating system (read), made dirty and written;
/// of ordinary tables (shared), temporary tables (local) and work files (temp).
public record Buffers(
        Blocks sharedHit,
        Blocks sharedRead,
        Blocks sharedDirtied,
        Blocks sharedWritten,
        Blocks localHit,
        Blocks localRead,
        Blocks localDirtied,
        Blocks localWritten,
        Blocks tempRead,
        Blocks tempWritten) {

    public static final Buffers NONE = new Buffers(
            Blocks.NONE, Blocks.NONE, Blocks.NONE, Blocks.NONE, Blocks.NONE,
            Blocks.NONE, Blocks.NONE, Blocks.NONE, Blocks.NONE, Blocks.NONE);

    /// Shared, local and temporary blocks that were touched: hits and reads.
    public Blocks touched() {
        return sharedHit.plus(sharedRead).plus(localHit).plus(localRead).plus(tempRead);
    }

    public Buffers plus(Buffers other) {
        return other.equals(NONE) ? this : new Buffers(
                sharedHit.plus(other.sharedHit), sharedRead.plus(other.sharedRead),
                sharedDirtied.plus(other.sharedDirtied), sharedWritten.plus(other.sharedWritten),
                localHit.plus(other.localHit), localRead.plus(other.localRead),
                localDirtied.plus(other.localDirtied), localWritten.plus(other.localWritten),
                tempRead.plus(other.tempRead), tempWritten.plus(other.tempWritten));
    }

    public Buffers minus(Buffers other) {
        return other.equals(NONE) ? this : new Buffers(
                sharedHit.minus(other.sharedHit), sharedRead.minus(other.sharedRead),
                sharedDirtied.minus(other.sharedDirtied), sharedWritten.minus(other.sharedWritten),
                localHit.minus(other.localHit), localRead.minus(other.localRead),
                localDirtied.minus(other.localDirtied), localWritten.minus(other.localWritten),
                tempRead.minus(other.tempRead), tempWritten.minus(other.tempWritten));
    }
}
