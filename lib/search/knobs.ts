export const knobs = {
  k1: 0.8, b: 0.7, exact: 0.2, stemLayer: 1, rootLayer: 0.3,
  stemWeight: 0.9, foldWeight: 1, cutWeight: 0.6, rootWeight: 0.4, pad: 50,  most: 32,
  mostWords: 32, common: 0.2, all: 0, readings: 8, idfPower: 1, near: 0, soundOov: 1, fuzzyFloor: 0.5, avg: 1, join: 0.8, split: 0.3, splitUnknown: 0.7, alsoShare: 0.7, literal: 1, alias: 0.8, distance: 2.5, frequency: 0.5, fine: 0.3, spread: 5, guesses: 24, sharp: 1, guessKin: 0.3, kinOfGuess: 0.7, oneIdf: 0, coverage: 0,
}
