package org.plumbline.app.cli;

import java.util.List;
import java.util.Optional;
import org.plumbline.app.db.PoolUse;
import org.plumbline.capacity.pool.Fleet;
import org.plumbline.capacity.pool.Load;
import org.plumbline.capacity.pool.PoolAdvice;
import org.plumbline.capacity.pool.PoolSettings;
import org.plumbline.capacity.pool.PoolWait;
import org.plumbline.capacity.pool.Scalability;
import org.plumbline.capacity.pool.SimulatedPool;
import org.plumbline.capacity.pool.WorkMem;

/// What `plumbline pool` tells.
///
/// @param load of one pool
/// @param pools that share the server
/// @param waiting at the size that was given, else at that which is recommended
/// @param inputs where figures came from; empty without a server
/// @param activity how the server's sessions were used; none where they were not watched
record PoolAnswer(
        Load load, int pools, PoolWait waiting, Optional<PoolAdvice> advice, Optional<Fleet> fleet, Optional<WorkMem> workMem,
        Optional<Scalability> law, Optional<SimulatedPool> simulated, PoolSettings settings, List<PoolKnown.Input> inputs,
        Optional<PoolUse> activity) {}
