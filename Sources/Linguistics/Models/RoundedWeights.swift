/// Weights as whole numbers, on a scale of their own.
///
/// - Parameter meanSize: The mean size that those that are not zero get before they are rounded.
///   What is then greater than the type holds is cut to its greatest value, of either sign.
func rounded<Weight: FixedWidthInteger & SignedInteger>(
  _ means: [Float], meanSize: Float
) -> [Weight] {
  var total = 0.0
  var count = 0
  for mean in means where mean != 0 {
    total += Double(mean.magnitude)
    count += 1
  }
  let scale = total > 0 ? Float(Double(meanSize) * Double(count) / total) : 0
  let most = Float(Weight.max)
  return means.map { mean in
    let weight = (mean * scale).rounded(.toNearestOrAwayFromZero)
    return Weight(max(-most, min(most, weight)))
  }
}
