//! The pairing of two lists with the greatest sum of weights (the Hungarian method, O(n³)).

/// Returns the pairs (row, column) of the best assignment; weights are not negative.
pub(super) fn best(weights: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let rows = weights.len();
    let columns = weights.first().map_or(0, Vec::len);
    if rows == 0 || columns == 0 {
        return Vec::new();
    }
    let size = rows.max(columns);
    let cost = |i: usize, j: usize| {
        -weights
            .get(i)
            .and_then(|row| row.get(j))
            .copied()
            .unwrap_or(0.0)
    };
    // Potentials of rows and columns, and for each column its row; 0 is none.
    let (mut of_row, mut of_column) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let mut row_of = vec![0; size + 1];
    let mut way = vec![0; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        let mut column = 0;
        let mut least = vec![f64::INFINITY; size + 1];
        let mut used = vec![false; size + 1];
        loop {
            used[column] = true;
            let (from, mut delta, mut next) = (row_of[column], f64::INFINITY, 0);
            for j in 1..=size {
                if used[j] {
                    continue;
                }
                let reduced = cost(from - 1, j - 1) - of_row[from] - of_column[j];
                if reduced < least[j] {
                    (least[j], way[j]) = (reduced, column);
                }
                if least[j] < delta {
                    (delta, next) = (least[j], j);
                }
            }
            for j in 0..=size {
                if used[j] {
                    of_row[row_of[j]] += delta;
                    of_column[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            }
            column = next;
            if row_of[column] == 0 {
                break;
            }
        }
        while column != 0 {
            let before = way[column];
            row_of[column] = row_of[before];
            column = before;
        }
    }
    (1..=columns)
        .filter(|&j| (1..=rows).contains(&row_of[j]))
        .map(|j| (row_of[j] - 1, j - 1))
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_sum_counts_not_the_first_choice() {
        let mut pairs = super::best(&[vec![0.9, 0.8], vec![0.8, 0.1]]);
        pairs.sort_unstable();
        assert_eq!(pairs, [(0, 1), (1, 0)]);
        assert!(super::best(&[]).is_empty());
        assert_eq!(super::best(&[vec![0.2, 0.7, 0.1]]), [(0, 1)]);
    }
}
