/// How many connections a pool should have: queueing theory, the fleet's budget, what the server's cores are good for, and a simulation.
package org.plumbline.capacity.pool;
