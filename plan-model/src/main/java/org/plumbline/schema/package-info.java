/// What a database's tables and workload say together: how its schema could be better, each with evidence, steps and doubt.
package org.plumbline.schema;
