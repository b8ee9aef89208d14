// swift-format-ignore-file
// Made by models/policy/generate.py; models/policy/README.md names the sources and their licences.

/// What the standard library doesn't say of Unicode scalars, as `hexadecimal=value` pairs.
enum UnicodeTable {
    /// Lower case, compatibility decomposition and the loss of accents in one step; `_` stands for a space.
    static let foldings: StaticString = """
        a8=_ af=_ b4=_ b5=μ b8=_ c0=a c1=a c2=a c3=a c4=a c5=a c6=ae c7=c c8=e c9=e ca=e cb=e cc=i cd=i ce=i cf=i d0=d d1=n
        d2=o d3=o d4=o d5=o d6=o d8=o d9=u da=u db=u dc=u dd=y de=th df=ss e0=a e1=a e2=a e3=a e4=a e5=a e6=ae e7=c e8=e
        e9=e ea=e eb=e ec=i ed=i ee=i ef=i f0=d f1=n f2=o f3=o f4=o f5=o f6=o f8=o f9=u fa=u fb=u fc=u fd=y fe=th ff=y 100=a
        101=a 102=a 103=a 104=a 105=a 106=c 107=c 108=c 109=c 10a=c 10b=c 10c=c 10d=c 10e=d 10f=d 110=d 111=d 112=e 113=e
        114=e 115=e 116=e 117=e 118=e 119=e 11a=e 11b=e 11c=g 11d=g 11e=g 11f=g 120=g 121=g 122=g 123=g 124=h 125=h 126=ħ
        128=i 129=i 12a=i 12b=i 12c=i 12d=i 12e=i 12f=i 130=i 132=ij 133=ij 134=j 135=j 136=k 137=k 139=l 13a=l 13b=l 13c=l
        13d=l 13e=l 13f=l· 140=l· 141=l 142=l 143=n 144=n 145=n 146=n 147=n 148=n 149=ʼn 14a=ŋ 14c=o 14d=o 14e=o 14f=o 150=o
        151=o 152=oe 153=oe 154=r 155=r 156=r 157=r 158=r 159=r 15a=s 15b=s 15c=s 15d=s 15e=s 15f=s 160=s 161=s 162=t 163=t
        164=t 165=t 166=ŧ 168=u 169=u 16a=u 16b=u 16c=u 16d=u 16e=u 16f=u 170=u 171=u 172=u 173=u 174=w 175=w 176=y 177=y
        178=y 179=z 17a=z 17b=z 17c=z 17d=z 17e=z 17f=s 181=ɓ 182=ƃ 184=ƅ 186=ɔ 187=ƈ 189=ɖ 18a=ɗ 18b=ƌ 18e=ǝ 18f=ə 190=ɛ
        191=ƒ 193=ɠ 194=ɣ 196=ɩ 197=ɨ 198=ƙ 19c=ɯ 19d=ɲ 19f=ɵ 1a0=o 1a1=o 1a2=ƣ 1a4=ƥ 1a6=ʀ 1a7=ƨ 1a9=ʃ 1ac=ƭ 1ae=ʈ 1af=u
        1b0=u 1b1=ʊ 1b2=ʋ 1b3=ƴ 1b5=ƶ 1b7=ʒ 1b8=ƹ 1bc=ƽ 1c4=dz 1c5=dz 1c6=dz 1c7=lj 1c8=lj 1c9=lj 1ca=nj 1cb=nj 1cc=nj 1cd=a
        1ce=a 1cf=i 1d0=i 1d1=o 1d2=o 1d3=u 1d4=u 1d5=u 1d6=u 1d7=u 1d8=u 1d9=u 1da=u 1db=u 1dc=u 1de=a 1df=a 1e0=a 1e1=a
        1e2=ae 1e3=ae 1e4=ǥ 1e6=g 1e7=g 1e8=k 1e9=k 1ea=o 1eb=o 1ec=o 1ed=o 1ee=ʒ 1ef=ʒ 1f0=j 1f1=dz 1f2=dz 1f3=dz 1f4=g
        1f5=g 1f6=ƕ 1f7=ƿ 1f8=n 1f9=n 1fa=a 1fb=a 1fc=ae 1fd=ae 1fe=o 1ff=o 200=a 201=a 202=a 203=a 204=e 205=e 206=e 207=e
        208=i 209=i 20a=i 20b=i 20c=o 20d=o 20e=o 20f=o 210=r 211=r 212=r 213=r 214=u 215=u 216=u 217=u 218=s 219=s 21a=t
        21b=t 21c=ȝ 21e=h 21f=h 220=ƞ 222=ȣ 224=ȥ 226=a 227=a 228=e 229=e 22a=o 22b=o 22c=o 22d=o 22e=o 22f=o 230=o 231=o
        232=y 233=y 23a=ⱥ 23b=ȼ 23d=ƚ 23e=ⱦ 241=ɂ 243=ƀ 244=ʉ 245=ʌ 246=ɇ 248=ɉ 24a=ɋ 24c=ɍ 24e=ɏ 2d8=_ 2d9=_ 2da=_ 2db=_
        2dc=_ 2dd=_ 370=ͱ 372=ͳ 374=ʹ 376=ͷ 37a=_ 37e=; 37f=ϳ 384=_ 385=_ 386=α 387=· 388=ε 389=η 38a=ι 38c=ο 38e=υ 38f=ω
        390=ι 391=α 392=β 393=γ 394=δ 395=ε 396=ζ 397=η 398=θ 399=ι 39a=κ 39b=λ 39c=μ 39d=ν 39e=ξ 39f=ο 3a0=π 3a1=ρ 3a3=σ
        3a4=τ 3a5=υ 3a6=φ 3a7=χ 3a8=ψ 3a9=ω 3aa=ι 3ab=υ 3ac=α 3ad=ε 3ae=η 3af=ι 3b0=υ 3ca=ι 3cb=υ 3cc=ο 3cd=υ 3ce=ω 3cf=ϗ
        3d0=β 3d1=θ 3d2=υ 3d3=υ 3d4=υ 3d5=φ 3d6=π 3d8=ϙ 3da=ϛ 3dc=ϝ 3de=ϟ 3e0=ϡ 3e2=ϣ 3e4=ϥ 3e6=ϧ 3e8=ϩ 3ea=ϫ 3ec=ϭ 3ee=ϯ
        3f0=κ 3f1=ρ 3f2=ς 3f4=θ 3f5=ε 3f7=ϸ 3f9=ς 3fa=ϻ 3fd=ͻ 3fe=ͼ 3ff=ͽ 400=е 401=е 402=ђ 403=г 404=є 405=ѕ 406=і 407=і
        408=ј 409=љ 40a=њ 40b=ћ 40c=к 40d=и 40e=у 40f=џ 410=а 411=б 412=в 413=г 414=д 415=е 416=ж 417=з 418=и 419=и 41a=к
        41b=л 41c=м 41d=н 41e=о 41f=п 420=р 421=с 422=т 423=у 424=ф 425=х 426=ц 427=ч 428=ш 429=щ 42a=ъ 42b=ы 42c=ь 42d=э
        42e=ю 42f=я 439=и 450=е 451=е 453=г 457=і 45c=к 45d=и 45e=у 460=ѡ 462=ѣ 464=ѥ 466=ѧ 468=ѩ 46a=ѫ 46c=ѭ 46e=ѯ 470=ѱ
        472=ѳ 474=ѵ 476=ѵ 477=ѵ 478=ѹ 47a=ѻ 47c=ѽ 47e=ѿ 480=ҁ 48a=ҋ 48c=ҍ 48e=ҏ 490=ґ 492=ғ 494=ҕ 496=җ 498=ҙ 49a=қ 49c=ҝ
        49e=ҟ 4a0=ҡ 4a2=ң 4a4=ҥ 4a6=ҧ 4a8=ҩ 4aa=ҫ 4ac=ҭ 4ae=ү 4b0=ұ 4b2=ҳ 4b4=ҵ 4b6=ҷ 4b8=ҹ 4ba=һ 4bc=ҽ 4be=ҿ 4c0=ӏ 4c1=ж
        4c2=ж 4c3=ӄ 4c5=ӆ 4c7=ӈ 4c9=ӊ 4cb=ӌ 4cd=ӎ 4d0=а 4d1=а 4d2=а 4d3=а 4d4=ӕ 4d6=е 4d7=е 4d8=ә 4da=ә 4db=ә 4dc=ж 4dd=ж
        4de=з 4df=з 4e0=ӡ 4e2=и 4e3=и 4e4=и 4e5=и 4e6=о 4e7=о 4e8=ө 4ea=ө 4eb=ө 4ec=э 4ed=э 4ee=у 4ef=у 4f0=у 4f1=у 4f2=у
        4f3=у 4f4=ч 4f5=ч 4f6=ӷ 4f8=ы 4f9=ы 4fa=ӻ 4fc=ӽ 4fe=ӿ 500=ԁ 502=ԃ 504=ԅ 506=ԇ 508=ԉ 50a=ԋ 50c=ԍ 50e=ԏ 510=ԑ 512=ԓ
        514=ԕ 516=ԗ 518=ԙ 51a=ԛ 51c=ԝ 51e=ԟ 520=ԡ 522=ԣ 524=ԥ 526=ԧ 528=ԩ 52a=ԫ 52c=ԭ 52e=ԯ 531=ա 532=բ 533=գ 534=դ 535=ե
        536=զ 537=է 538=ը 539=թ 53a=ժ 53b=ի 53c=լ 53d=խ 53e=ծ 53f=կ 540=հ 541=ձ 542=ղ 543=ճ 544=մ 545=յ 546=ն 547=շ 548=ո
        549=չ 54a=պ 54b=ջ 54c=ռ 54d=ս 54e=վ 54f=տ 550=ր 551=ց 552=ւ 553=փ 554=ք 555=օ 556=ֆ 587=եւ 622=ا 623=ا 624=و 625=ا
        626=ي 675=اٴ 676=وٴ 677=ۇٴ 678=يٴ 6c0=ە 6c2=ہ 6d3=ے 929=ऩ 931=ऱ 934=ऴ 958=क़ 959=ख़ 95a=ग़ 95b=ज़ 95c=ड़ 95d=ढ़
        95e=फ़ 95f=य़ 9cb=ো 9cc=ৌ 9dc=ড় 9dd=ঢ় 9df=য় a33=ਲ਼ a36=ਸ਼ a59=ਖ਼ a5a=ਗ਼ a5b=ਜ਼ a5e=ਫ਼ b48=ୈ b4b=ୋ b4c=ୌ
        b5c=ଡ଼ b5d=ଢ଼ b94=ஔ bca=ொ bcb=ோ bcc=ௌ c48=ై cc0=ೀ cc7=ೇ cc8=ೈ cca=ೊ ccb=ೋ d4a=ൊ d4b=ോ d4c=ൌ dda=ේ
        ddc=ො ddd=ෝ dde=ෞ e33=ํา eb3=ໍາ edc=ຫນ edd=ຫມ f43=གྷ f4d=ཌྷ f52=དྷ f57=བྷ f5c=ཛྷ f69=ཀྵ f73=ཱི f75=ཱུ f76=ྲྀ
        f77=ྲཱྀ f78=ླྀ f79=ླཱྀ f81=ཱྀ f93=ྒྷ f9d=ྜྷ fa2=ྡྷ fa7=ྦྷ fac=ྫྷ fb9=ྐྵ 1026=ဦ 10a0=ⴀ 10a1=ⴁ 10a2=ⴂ 10a3=ⴃ 10a4=ⴄ
        10a5=ⴅ 10a6=ⴆ 10a7=ⴇ 10a8=ⴈ 10a9=ⴉ 10aa=ⴊ 10ab=ⴋ 10ac=ⴌ 10ad=ⴍ 10ae=ⴎ 10af=ⴏ 10b0=ⴐ 10b1=ⴑ 10b2=ⴒ 10b3=ⴓ 10b4=ⴔ
        10b5=ⴕ 10b6=ⴖ 10b7=ⴗ 10b8=ⴘ 10b9=ⴙ 10ba=ⴚ 10bb=ⴛ 10bc=ⴜ 10bd=ⴝ 10be=ⴞ 10bf=ⴟ 10c0=ⴠ 10c1=ⴡ 10c2=ⴢ 10c3=ⴣ 10c4=ⴤ
        10c5=ⴥ 10c7=ⴧ 10cd=ⴭ 13a0=ꭰ 13a1=ꭱ 13a2=ꭲ 13a3=ꭳ 13a4=ꭴ 13a5=ꭵ 13a6=ꭶ 13a7=ꭷ 13a8=ꭸ 13a9=ꭹ 13aa=ꭺ 13ab=ꭻ 13ac=ꭼ
        13ad=ꭽ 13ae=ꭾ 13af=ꭿ 13b0=ꮀ 13b1=ꮁ 13b2=ꮂ 13b3=ꮃ 13b4=ꮄ 13b5=ꮅ 13b6=ꮆ 13b7=ꮇ 13b8=ꮈ 13b9=ꮉ 13ba=ꮊ 13bb=ꮋ 13bc=ꮌ
        13bd=ꮍ 13be=ꮎ 13bf=ꮏ 13c0=ꮐ 13c1=ꮑ 13c2=ꮒ 13c3=ꮓ 13c4=ꮔ 13c5=ꮕ 13c6=ꮖ 13c7=ꮗ 13c8=ꮘ 13c9=ꮙ 13ca=ꮚ 13cb=ꮛ 13cc=ꮜ
        13cd=ꮝ 13ce=ꮞ 13cf=ꮟ 13d0=ꮠ 13d1=ꮡ 13d2=ꮢ 13d3=ꮣ 13d4=ꮤ 13d5=ꮥ 13d6=ꮦ 13d7=ꮧ 13d8=ꮨ 13d9=ꮩ 13da=ꮪ 13db=ꮫ 13dc=ꮬ
        13dd=ꮭ 13de=ꮮ 13df=ꮯ 13e0=ꮰ 13e1=ꮱ 13e2=ꮲ 13e3=ꮳ 13e4=ꮴ 13e5=ꮵ 13e6=ꮶ 13e7=ꮷ 13e8=ꮸ 13e9=ꮹ 13ea=ꮺ 13eb=ꮻ 13ec=ꮼ
        13ed=ꮽ 13ee=ꮾ 13ef=ꮿ 13f0=ᏸ 13f1=ᏹ 13f2=ᏺ 13f3=ᏻ 13f4=ᏼ 13f5=ᏽ 1b06=ᬆ 1b08=ᬈ 1b0a=ᬊ 1b0c=ᬌ 1b0e=ᬎ 1b12=ᬒ
        1b3b=ᬻ 1b3d=ᬽ 1b40=ᭀ 1b41=ᭁ 1b43=ᭃ 1c90=ა 1c91=ბ 1c92=გ 1c93=დ 1c94=ე 1c95=ვ 1c96=ზ 1c97=თ 1c98=ი 1c99=კ 1c9a=ლ
        1c9b=მ 1c9c=ნ 1c9d=ო 1c9e=პ 1c9f=ჟ 1ca0=რ 1ca1=ს 1ca2=ტ 1ca3=უ 1ca4=ფ 1ca5=ქ 1ca6=ღ 1ca7=ყ 1ca8=შ 1ca9=ჩ 1caa=ც
        1cab=ძ 1cac=წ 1cad=ჭ 1cae=ხ 1caf=ჯ 1cb0=ჰ 1cb1=ჱ 1cb2=ჲ 1cb3=ჳ 1cb4=ჴ 1cb5=ჵ 1cb6=ჶ 1cb7=ჷ 1cb8=ჸ 1cb9=ჹ 1cba=ჺ
        1cbd=ჽ 1cbe=ჾ 1cbf=ჿ 1e00=a 1e01=a 1e02=b 1e03=b 1e04=b 1e05=b 1e06=b 1e07=b 1e08=c 1e09=c 1e0a=d 1e0b=d 1e0c=d
        1e0d=d 1e0e=d 1e0f=d 1e10=d 1e11=d 1e12=d 1e13=d 1e14=e 1e15=e 1e16=e 1e17=e 1e18=e 1e19=e 1e1a=e 1e1b=e 1e1c=e
        1e1d=e 1e1e=f 1e1f=f 1e20=g 1e21=g 1e22=h 1e23=h 1e24=h 1e25=h 1e26=h 1e27=h 1e28=h 1e29=h 1e2a=h 1e2b=h 1e2c=i
        1e2d=i 1e2e=i 1e2f=i 1e30=k 1e31=k 1e32=k 1e33=k 1e34=k 1e35=k 1e36=l 1e37=l 1e38=l 1e39=l 1e3a=l 1e3b=l 1e3c=l
        1e3d=l 1e3e=m 1e3f=m 1e40=m 1e41=m 1e42=m 1e43=m 1e44=n 1e45=n 1e46=n 1e47=n 1e48=n 1e49=n 1e4a=n 1e4b=n 1e4c=o
        1e4d=o 1e4e=o 1e4f=o 1e50=o 1e51=o 1e52=o 1e53=o 1e54=p 1e55=p 1e56=p 1e57=p 1e58=r 1e59=r 1e5a=r 1e5b=r 1e5c=r
        1e5d=r 1e5e=r 1e5f=r 1e60=s 1e61=s 1e62=s 1e63=s 1e64=s 1e65=s 1e66=s 1e67=s 1e68=s 1e69=s 1e6a=t 1e6b=t 1e6c=t
        1e6d=t 1e6e=t 1e6f=t 1e70=t 1e71=t 1e72=u 1e73=u 1e74=u 1e75=u 1e76=u 1e77=u 1e78=u 1e79=u 1e7a=u 1e7b=u 1e7c=v
        1e7d=v 1e7e=v 1e7f=v 1e80=w 1e81=w 1e82=w 1e83=w 1e84=w 1e85=w 1e86=w 1e87=w 1e88=w 1e89=w 1e8a=x 1e8b=x 1e8c=x
        1e8d=x 1e8e=y 1e8f=y 1e90=z 1e91=z 1e92=z 1e93=z 1e94=z 1e95=z 1e96=h 1e97=t 1e98=w 1e99=y 1e9a=aʾ 1e9b=s 1e9e=ss
        1ea0=a 1ea1=a 1ea2=a 1ea3=a 1ea4=a 1ea5=a 1ea6=a 1ea7=a 1ea8=a 1ea9=a 1eaa=a 1eab=a 1eac=a 1ead=a 1eae=a 1eaf=a
        1eb0=a 1eb1=a 1eb2=a 1eb3=a 1eb4=a 1eb5=a 1eb6=a 1eb7=a 1eb8=e 1eb9=e 1eba=e 1ebb=e 1ebc=e 1ebd=e 1ebe=e 1ebf=e
        1ec0=e 1ec1=e 1ec2=e 1ec3=e 1ec4=e 1ec5=e 1ec6=e 1ec7=e 1ec8=i 1ec9=i 1eca=i 1ecb=i 1ecc=o 1ecd=o 1ece=o 1ecf=o
        1ed0=o 1ed1=o 1ed2=o 1ed3=o 1ed4=o 1ed5=o 1ed6=o 1ed7=o 1ed8=o 1ed9=o 1eda=o 1edb=o 1edc=o 1edd=o 1ede=o 1edf=o
        1ee0=o 1ee1=o 1ee2=o 1ee3=o 1ee4=u 1ee5=u 1ee6=u 1ee7=u 1ee8=u 1ee9=u 1eea=u 1eeb=u 1eec=u 1eed=u 1eee=u 1eef=u
        1ef0=u 1ef1=u 1ef2=y 1ef3=y 1ef4=y 1ef5=y 1ef6=y 1ef7=y 1ef8=y 1ef9=y 1efa=ỻ 1efc=ỽ 1efe=ỿ 1f00=α 1f01=α 1f02=α
        1f03=α 1f04=α 1f05=α 1f06=α 1f07=α 1f08=α 1f09=α 1f0a=α 1f0b=α 1f0c=α 1f0d=α 1f0e=α 1f0f=α 1f10=ε 1f11=ε 1f12=ε
        1f13=ε 1f14=ε 1f15=ε 1f18=ε 1f19=ε 1f1a=ε 1f1b=ε 1f1c=ε 1f1d=ε 1f20=η 1f21=η 1f22=η 1f23=η 1f24=η 1f25=η 1f26=η
        1f27=η 1f28=η 1f29=η 1f2a=η 1f2b=η 1f2c=η 1f2d=η 1f2e=η 1f2f=η 1f30=ι 1f31=ι 1f32=ι 1f33=ι 1f34=ι 1f35=ι 1f36=ι
        1f37=ι 1f38=ι 1f39=ι 1f3a=ι 1f3b=ι 1f3c=ι 1f3d=ι 1f3e=ι 1f3f=ι 1f40=ο 1f41=ο 1f42=ο 1f43=ο 1f44=ο 1f45=ο 1f48=ο
        1f49=ο 1f4a=ο 1f4b=ο 1f4c=ο 1f4d=ο 1f50=υ 1f51=υ 1f52=υ 1f53=υ 1f54=υ 1f55=υ 1f56=υ 1f57=υ 1f59=υ 1f5b=υ 1f5d=υ
        1f5f=υ 1f60=ω 1f61=ω 1f62=ω 1f63=ω 1f64=ω 1f65=ω 1f66=ω 1f67=ω 1f68=ω 1f69=ω 1f6a=ω 1f6b=ω 1f6c=ω 1f6d=ω 1f6e=ω
        1f6f=ω 1f70=α 1f71=α 1f72=ε 1f73=ε 1f74=η 1f75=η 1f76=ι 1f77=ι 1f78=ο 1f79=ο 1f7a=υ 1f7b=υ 1f7c=ω 1f7d=ω 1f80=α
        1f81=α 1f82=α 1f83=α 1f84=α 1f85=α 1f86=α 1f87=α 1f88=α 1f89=α 1f8a=α 1f8b=α 1f8c=α 1f8d=α 1f8e=α 1f8f=α 1f90=η
        1f91=η 1f92=η 1f93=η 1f94=η 1f95=η 1f96=η 1f97=η 1f98=η 1f99=η 1f9a=η 1f9b=η 1f9c=η 1f9d=η 1f9e=η 1f9f=η 1fa0=ω
        1fa1=ω 1fa2=ω 1fa3=ω 1fa4=ω 1fa5=ω 1fa6=ω 1fa7=ω 1fa8=ω 1fa9=ω 1faa=ω 1fab=ω 1fac=ω 1fad=ω 1fae=ω 1faf=ω 1fb0=α
        1fb1=α 1fb2=α 1fb3=α 1fb4=α 1fb6=α 1fb7=α 1fb8=α 1fb9=α 1fba=α 1fbb=α 1fbc=α 1fbd=_ 1fbe=ι 1fbf=_ 1fc0=_ 1fc1=_
        1fc2=η 1fc3=η 1fc4=η 1fc6=η 1fc7=η 1fc8=ε 1fc9=ε 1fca=η 1fcb=η 1fcc=η 1fcd=_ 1fce=_ 1fcf=_ 1fd0=ι 1fd1=ι 1fd2=ι
        1fd3=ι 1fd6=ι 1fd7=ι 1fd8=ι 1fd9=ι 1fda=ι 1fdb=ι 1fdd=_ 1fde=_ 1fdf=_ 1fe0=υ 1fe1=υ 1fe2=υ 1fe3=υ 1fe4=ρ 1fe5=ρ
        1fe6=υ 1fe7=υ 1fe8=υ 1fe9=υ 1fea=υ 1feb=υ 1fec=ρ 1fed=_ 1fee=_ 1ff2=ω 1ff3=ω 1ff4=ω 1ff6=ω 1ff7=ω 1ff8=ο 1ff9=ο
        1ffa=ω 1ffb=ω 1ffc=ω 1ffd=_ 1ffe=_ 2017=_ 2024=. 2025=.. 2026=... 2033=′′ 2034=′′′ 2036=‵‵ 2037=‵‵‵ 203c=!! 203e=_
        2047=?? 2048=?! 2049=!? 2057=′′′′ 20a8=rs 2100=a/c 2101=a/s 2105=c/o 2106=c/u 2107=ɛ 2116=no 2121=tel 2126=ω 212a=k
        212b=a 2132=ⅎ 2135=א 2136=ב 2137=ג 2138=ד 213b=fax 2160=i 2161=ii 2162=iii 2163=iv 2164=v 2165=vi 2166=vii 2167=viii
        2168=ix 2169=x 216a=xi 216b=xii 216c=l 216d=c 216e=d 216f=m 2170=i 2171=ii 2172=iii 2173=iv 2174=v 2175=vi 2176=vii
        2177=viii 2178=ix 2179=x 217a=xi 217b=xii 217c=l 217d=c 217e=d 217f=m 2183=ↄ 2329=〈 232a=〉 2474=(1) 2475=(2)
        2476=(3) 2477=(4) 2478=(5) 2479=(6) 247a=(7) 247b=(8) 247c=(9) 247d=(10) 247e=(11) 247f=(12) 2480=(13) 2481=(14)
        2482=(15) 2483=(16) 2484=(17) 2485=(18) 2486=(19) 2487=(20) 2488=1. 2489=2. 248a=3. 248b=4. 248c=5. 248d=6. 248e=7.
        248f=8. 2490=9. 2491=10. 2492=11. 2493=12. 2494=13. 2495=14. 2496=15. 2497=16. 2498=17. 2499=18. 249a=19. 249b=20.
        249c=(a) 249d=(b) 249e=(c) 249f=(d) 24a0=(e) 24a1=(f) 24a2=(g) 24a3=(h) 24a4=(i) 24a5=(j) 24a6=(k) 24a7=(l) 24a8=(m)
        24a9=(n) 24aa=(o) 24ab=(p) 24ac=(q) 24ad=(r) 24ae=(s) 24af=(t) 24b0=(u) 24b1=(v) 24b2=(w) 24b3=(x) 24b4=(y) 24b5=(z)
        2c00=ⰰ 2c01=ⰱ 2c02=ⰲ 2c03=ⰳ 2c04=ⰴ 2c05=ⰵ 2c06=ⰶ 2c07=ⰷ 2c08=ⰸ 2c09=ⰹ 2c0a=ⰺ 2c0b=ⰻ 2c0c=ⰼ 2c0d=ⰽ 2c0e=ⰾ 2c0f=ⰿ
        2c10=ⱀ 2c11=ⱁ 2c12=ⱂ 2c13=ⱃ 2c14=ⱄ 2c15=ⱅ 2c16=ⱆ 2c17=ⱇ 2c18=ⱈ 2c19=ⱉ 2c1a=ⱊ 2c1b=ⱋ 2c1c=ⱌ 2c1d=ⱍ 2c1e=ⱎ 2c1f=ⱏ
        2c20=ⱐ 2c21=ⱑ 2c22=ⱒ 2c23=ⱓ 2c24=ⱔ 2c25=ⱕ 2c26=ⱖ 2c27=ⱗ 2c28=ⱘ 2c29=ⱙ 2c2a=ⱚ 2c2b=ⱛ 2c2c=ⱜ 2c2d=ⱝ 2c2e=ⱞ 2c2f=ⱟ
        2c60=ⱡ 2c62=ɫ 2c63=ᵽ 2c64=ɽ 2c67=ⱨ 2c69=ⱪ 2c6b=ⱬ 2c6d=ɑ 2c6e=ɱ 2c6f=ɐ 2c70=ɒ 2c72=ⱳ 2c75=ⱶ 2c7e=ȿ 2c7f=ɀ 2c80=ⲁ
        2c82=ⲃ 2c84=ⲅ 2c86=ⲇ 2c88=ⲉ 2c8a=ⲋ 2c8c=ⲍ 2c8e=ⲏ 2c90=ⲑ 2c92=ⲓ 2c94=ⲕ 2c96=ⲗ 2c98=ⲙ 2c9a=ⲛ 2c9c=ⲝ 2c9e=ⲟ 2ca0=ⲡ
        2ca2=ⲣ 2ca4=ⲥ 2ca6=ⲧ 2ca8=ⲩ 2caa=ⲫ 2cac=ⲭ 2cae=ⲯ 2cb0=ⲱ 2cb2=ⲳ 2cb4=ⲵ 2cb6=ⲷ 2cb8=ⲹ 2cba=ⲻ 2cbc=ⲽ 2cbe=ⲿ 2cc0=ⳁ
        2cc2=ⳃ 2cc4=ⳅ 2cc6=ⳇ 2cc8=ⳉ 2cca=ⳋ 2ccc=ⳍ 2cce=ⳏ 2cd0=ⳑ 2cd2=ⳓ 2cd4=ⳕ 2cd6=ⳗ 2cd8=ⳙ 2cda=ⳛ 2cdc=ⳝ 2cde=ⳟ 2ce0=ⳡ
        2ce2=ⳣ 2ceb=ⳬ 2ced=ⳮ 2cf2=ⳳ 2e9f=母 2ef3=龟 2f00=一 2f01=丨 2f02=丶 2f03=丿 2f04=乙 2f05=亅 2f06=二 2f07=亠 2f08=人 2f09=儿
        2f0a=入 2f0b=八 2f0c=冂 2f0d=冖 2f0e=冫 2f0f=几 2f10=凵 2f11=刀 2f12=力 2f13=勹 2f14=匕 2f15=匚 2f16=匸 2f17=十 2f18=卜 2f19=卩
        2f1a=厂 2f1b=厶 2f1c=又 2f1d=口 2f1e=囗 2f1f=土 2f20=士 2f21=夂 2f22=夊 2f23=夕 2f24=大 2f25=女 2f26=子 2f27=宀 2f28=寸 2f29=小
        2f2a=尢 2f2b=尸 2f2c=屮 2f2d=山 2f2e=巛 2f2f=工 2f30=己 2f31=巾 2f32=干 2f33=幺 2f34=广 2f35=廴 2f36=廾 2f37=弋 2f38=弓 2f39=彐
        2f3a=彡 2f3b=彳 2f3c=心 2f3d=戈 2f3e=戶 2f3f=手 2f40=支 2f41=攴 2f42=文 2f43=斗 2f44=斤 2f45=方 2f46=无 2f47=日 2f48=曰 2f49=月
        2f4a=木 2f4b=欠 2f4c=止 2f4d=歹 2f4e=殳 2f4f=毋 2f50=比 2f51=毛 2f52=氏 2f53=气 2f54=水 2f55=火 2f56=爪 2f57=父 2f58=爻 2f59=爿
        2f5a=片 2f5b=牙 2f5c=牛 2f5d=犬 2f5e=玄 2f5f=玉 2f60=瓜 2f61=瓦 2f62=甘 2f63=生 2f64=用 2f65=田 2f66=疋 2f67=疒 2f68=癶 2f69=白
        2f6a=皮 2f6b=皿 2f6c=目 2f6d=矛 2f6e=矢 2f6f=石 2f70=示 2f71=禸 2f72=禾 2f73=穴 2f74=立 2f75=竹 2f76=米 2f77=糸 2f78=缶 2f79=网
        2f7a=羊 2f7b=羽 2f7c=老 2f7d=而 2f7e=耒 2f7f=耳 2f80=聿 2f81=肉 2f82=臣 2f83=自 2f84=至 2f85=臼 2f86=舌 2f87=舛 2f88=舟 2f89=艮
        2f8a=色 2f8b=艸 2f8c=虍 2f8d=虫 2f8e=血 2f8f=行 2f90=衣 2f91=襾 2f92=見 2f93=角 2f94=言 2f95=谷 2f96=豆 2f97=豕 2f98=豸 2f99=貝
        2f9a=赤 2f9b=走 2f9c=足 2f9d=身 2f9e=車 2f9f=辛 2fa0=辰 2fa1=辵 2fa2=邑 2fa3=酉 2fa4=釆 2fa5=里 2fa6=金 2fa7=長 2fa8=門 2fa9=阜
        2faa=隶 2fab=隹 2fac=雨 2fad=靑 2fae=非 2faf=面 2fb0=革 2fb1=韋 2fb2=韭 2fb3=音 2fb4=頁 2fb5=風 2fb6=飛 2fb7=食 2fb8=首 2fb9=香
        2fba=馬 2fbb=骨 2fbc=高 2fbd=髟 2fbe=鬥 2fbf=鬯 2fc0=鬲 2fc1=鬼 2fc2=魚 2fc3=鳥 2fc4=鹵 2fc5=鹿 2fc6=麥 2fc7=麻 2fc8=黃 2fc9=黍
        2fca=黑 2fcb=黹 2fcc=黽 2fcd=鼎 2fce=鼓 2fcf=鼠 2fd0=鼻 2fd1=齊 2fd2=齒 2fd3=龍 2fd4=龜 2fd5=龠 3038=十 3039=卄 303a=卅 304c=が
        304e=ぎ 3050=ぐ 3052=げ 3054=ご 3056=ざ 3058=じ 305a=ず 305c=ぜ 305e=ぞ 3060=だ 3062=ぢ 3065=づ 3067=で 3069=ど
        3070=ば 3071=ぱ 3073=び 3074=ぴ 3076=ぶ 3077=ぷ 3079=べ 307a=ぺ 307c=ぼ 307d=ぽ 3094=ゔ 309b=_゙ 309c=_゚ 309e=ゞ
        30ac=ガ 30ae=ギ 30b0=グ 30b2=ゲ 30b4=ゴ 30b6=ザ 30b8=ジ 30ba=ズ 30bc=ゼ 30be=ゾ 30c0=ダ 30c2=ヂ 30c5=ヅ 30c7=デ
        30c9=ド 30d0=バ 30d1=パ 30d3=ビ 30d4=ピ 30d6=ブ 30d7=プ 30d9=ベ 30da=ペ 30dc=ボ 30dd=ポ 30f4=ヴ 30f7=ヷ 30f8=ヸ
        30f9=ヹ 30fa=ヺ 30fe=ヾ 3131=ᄀ 3132=ᄁ 3133=ᆪ 3134=ᄂ 3135=ᆬ 3136=ᆭ 3137=ᄃ 3138=ᄄ 3139=ᄅ 313a=ᆰ 313b=ᆱ 313c=ᆲ 313d=ᆳ
        313e=ᆴ 313f=ᆵ 3140=ᄚ 3141=ᄆ 3142=ᄇ 3143=ᄈ 3144=ᄡ 3145=ᄉ 3146=ᄊ 3147=ᄋ 3148=ᄌ 3149=ᄍ 314a=ᄎ 314b=ᄏ 314c=ᄐ 314d=ᄑ
        314e=ᄒ 314f=ᅡ 3150=ᅢ 3151=ᅣ 3152=ᅤ 3153=ᅥ 3154=ᅦ 3155=ᅧ 3156=ᅨ 3157=ᅩ 3158=ᅪ 3159=ᅫ 315a=ᅬ 315b=ᅭ 315c=ᅮ 315d=ᅯ
        315e=ᅰ 315f=ᅱ 3160=ᅲ 3161=ᅳ 3162=ᅴ 3163=ᅵ 3164=ᅠ 3165=ᄔ 3166=ᄕ 3167=ᇇ 3168=ᇈ 3169=ᇌ 316a=ᇎ 316b=ᇓ 316c=ᇗ 316d=ᇙ
        316e=ᄜ 316f=ᇝ 3170=ᇟ 3171=ᄝ 3172=ᄞ 3173=ᄠ 3174=ᄢ 3175=ᄣ 3176=ᄧ 3177=ᄩ 3178=ᄫ 3179=ᄬ 317a=ᄭ 317b=ᄮ 317c=ᄯ 317d=ᄲ
        317e=ᄶ 317f=ᅀ 3180=ᅇ 3181=ᅌ 3182=ᇱ 3183=ᇲ 3184=ᅗ 3185=ᅘ 3186=ᅙ 3187=ᆄ 3188=ᆅ 3189=ᆈ 318a=ᆑ 318b=ᆒ 318c=ᆔ 318d=ᆞ
        318e=ᆡ 3200=(ᄀ) 3201=(ᄂ) 3202=(ᄃ) 3203=(ᄅ) 3204=(ᄆ) 3205=(ᄇ) 3206=(ᄉ) 3207=(ᄋ) 3208=(ᄌ) 3209=(ᄎ) 320a=(ᄏ) 320b=(ᄐ)
        320c=(ᄑ) 320d=(ᄒ) 320e=(가) 320f=(나) 3210=(다) 3211=(라) 3212=(마) 3213=(바) 3214=(사) 3215=(아) 3216=(자)
        3217=(차) 3218=(카) 3219=(타) 321a=(파) 321b=(하) 321c=(주) 321d=(오전) 321e=(오후) 3220=(一) 3221=(二) 3222=(三)
        3223=(四) 3224=(五) 3225=(六) 3226=(七) 3227=(八) 3228=(九) 3229=(十) 322a=(月) 322b=(火) 322c=(水) 322d=(木) 322e=(金) 322f=(土)
        3230=(日) 3231=(株) 3232=(有) 3233=(社) 3234=(名) 3235=(特) 3236=(財) 3237=(祝) 3238=(労) 3239=(代) 323a=(呼) 323b=(学) 323c=(監)
        323d=(企) 323e=(資) 323f=(協) 3240=(祭) 3241=(休) 3242=(自) 3243=(至) 32c0=1月 32c1=2月 32c2=3月 32c3=4月 32c4=5月 32c5=6月
        32c6=7月 32c7=8月 32c8=9月 32c9=10月 32ca=11月 32cb=12月 3358=0点 3359=1点 335a=2点 335b=3点 335c=4点 335d=5点 335e=6点 335f=7点
        3360=8点 3361=9点 3362=10点 3363=11点 3364=12点 3365=13点 3366=14点 3367=15点 3368=16点 3369=17点 336a=18点 336b=19点 336c=20点
        336d=21点 336e=22点 336f=23点 3370=24点 33e0=1日 33e1=2日 33e2=3日 33e3=4日 33e4=5日 33e5=6日 33e6=7日 33e7=8日 33e8=9日 33e9=10日
        33ea=11日 33eb=12日 33ec=13日 33ed=14日 33ee=15日 33ef=16日 33f0=17日 33f1=18日 33f2=19日 33f3=20日 33f4=21日 33f5=22日 33f6=23日
        33f7=24日 33f8=25日 33f9=26日 33fa=27日 33fb=28日 33fc=29日 33fd=30日 33fe=31日 f900=豈 f901=更 f902=車 f903=賈 f904=滑 f905=串
        f906=句 f907=龜 f908=龜 f909=契 f90a=金 f90b=喇 f90c=奈 f90d=懶 f90e=癩 f90f=羅 f910=蘿 f911=螺 f912=裸 f913=邏 f914=樂 f915=洛
        f916=烙 f917=珞 f918=落 f919=酪 f91a=駱 f91b=亂 f91c=卵 f91d=欄 f91e=爛 f91f=蘭 f920=鸞 f921=嵐 f922=濫 f923=藍 f924=襤 f925=拉
        f926=臘 f927=蠟 f928=廊 f929=朗 f92a=浪 f92b=狼 f92c=郎 f92d=來 f92e=冷 f92f=勞 f930=擄 f931=櫓 f932=爐 f933=盧 f934=老 f935=蘆
        f936=虜 f937=路 f938=露 f939=魯 f93a=鷺 f93b=碌 f93c=祿 f93d=綠 f93e=菉 f93f=錄 f940=鹿 f941=論 f942=壟 f943=弄 f944=籠 f945=聾
        f946=牢 f947=磊 f948=賂 f949=雷 f94a=壘 f94b=屢 f94c=樓 f94d=淚 f94e=漏 f94f=累 f950=縷 f951=陋 f952=勒 f953=肋 f954=凜 f955=凌
        f956=稜 f957=綾 f958=菱 f959=陵 f95a=讀 f95b=拏 f95c=樂 f95d=諾 f95e=丹 f95f=寧 f960=怒 f961=率 f962=異 f963=北 f964=磻 f965=便
        f966=復 f967=不 f968=泌 f969=數 f96a=索 f96b=參 f96c=塞 f96d=省 f96e=葉 f96f=說 f970=殺 f971=辰 f972=沈 f973=拾 f974=若 f975=掠
        f976=略 f977=亮 f978=兩 f979=凉 f97a=梁 f97b=糧 f97c=良 f97d=諒 f97e=量 f97f=勵 f980=呂 f981=女 f982=廬 f983=旅 f984=濾 f985=礪
        f986=閭 f987=驪 f988=麗 f989=黎 f98a=力 f98b=曆 f98c=歷 f98d=轢 f98e=年 f98f=憐 f990=戀 f991=撚 f992=漣 f993=煉 f994=璉 f995=秊
        f996=練 f997=聯 f998=輦 f999=蓮 f99a=連 f99b=鍊 f99c=列 f99d=劣 f99e=咽 f99f=烈 f9a0=裂 f9a1=說 f9a2=廉 f9a3=念 f9a4=捻 f9a5=殮
        f9a6=簾 f9a7=獵 f9a8=令 f9a9=囹 f9aa=寧 f9ab=嶺 f9ac=怜 f9ad=玲 f9ae=瑩 f9af=羚 f9b0=聆 f9b1=鈴 f9b2=零 f9b3=靈 f9b4=領 f9b5=例
        f9b6=禮 f9b7=醴 f9b8=隸 f9b9=惡 f9ba=了 f9bb=僚 f9bc=寮 f9bd=尿 f9be=料 f9bf=樂 f9c0=燎 f9c1=療 f9c2=蓼 f9c3=遼 f9c4=龍 f9c5=暈
        f9c6=阮 f9c7=劉 f9c8=杻 f9c9=柳 f9ca=流 f9cb=溜 f9cc=琉 f9cd=留 f9ce=硫 f9cf=紐 f9d0=類 f9d1=六 f9d2=戮 f9d3=陸 f9d4=倫 f9d5=崙
        f9d6=淪 f9d7=輪 f9d8=律 f9d9=慄 f9da=栗 f9db=率 f9dc=隆 f9dd=利 f9de=吏 f9df=履 f9e0=易 f9e1=李 f9e2=梨 f9e3=泥 f9e4=理 f9e5=痢
        f9e6=罹 f9e7=裏 f9e8=裡 f9e9=里 f9ea=離 f9eb=匿 f9ec=溺 f9ed=吝 f9ee=燐 f9ef=璘 f9f0=藺 f9f1=隣 f9f2=鱗 f9f3=麟 f9f4=林 f9f5=淋
        f9f6=臨 f9f7=立 f9f8=笠 f9f9=粒 f9fa=狀 f9fb=炙 f9fc=識 f9fd=什 f9fe=茶 f9ff=刺 fa00=切 fa01=度 fa02=拓 fa03=糖 fa04=宅 fa05=洞
        fa06=暴 fa07=輻 fa08=行 fa09=降 fa0a=見 fa0b=廓 fa0c=兀 fa0d=嗀 fa10=塚 fa12=晴 fa15=凞 fa16=猪 fa17=益 fa18=礼 fa19=神 fa1a=祥
        fa1b=福 fa1c=靖 fa1d=精 fa1e=羽 fa20=蘒 fa22=諸 fa25=逸 fa26=都 fa2a=飯 fa2b=飼 fa2c=館 fa2d=鶴 fa2e=郞 fa2f=隷 fa30=侮 fa31=僧
        fa32=免 fa33=勉 fa34=勤 fa35=卑 fa36=喝 fa37=嘆 fa38=器 fa39=塀 fa3a=墨 fa3b=層 fa3c=屮 fa3d=悔 fa3e=慨 fa3f=憎 fa40=懲 fa41=敏
        fa42=既 fa43=暑 fa44=梅 fa45=海 fa46=渚 fa47=漢 fa48=煮 fa49=爫 fa4a=琢 fa4b=碑 fa4c=社 fa4d=祉 fa4e=祈 fa4f=祐 fa50=祖 fa51=祝
        fa52=禍 fa53=禎 fa54=穀 fa55=突 fa56=節 fa57=練 fa58=縉 fa59=繁 fa5a=署 fa5b=者 fa5c=臭 fa5d=艹 fa5e=艹 fa5f=著 fa60=褐 fa61=視
        fa62=謁 fa63=謹 fa64=賓 fa65=贈 fa66=辶 fa67=逸 fa68=難 fa69=響 fa6a=頻 fa6b=恵 fa6c=𤋮 fa6d=舘 fa70=並 fa71=况 fa72=全 fa73=侀
        fa74=充 fa75=冀 fa76=勇 fa77=勺 fa78=喝 fa79=啕 fa7a=喙 fa7b=嗢 fa7c=塚 fa7d=墳 fa7e=奄 fa7f=奔 fa80=婢 fa81=嬨 fa82=廒 fa83=廙
        fa84=彩 fa85=徭 fa86=惘 fa87=慎 fa88=愈 fa89=憎 fa8a=慠 fa8b=懲 fa8c=戴 fa8d=揄 fa8e=搜 fa8f=摒 fa90=敖 fa91=晴 fa92=朗 fa93=望
        fa94=杖 fa95=歹 fa96=殺 fa97=流 fa98=滛 fa99=滋 fa9a=漢 fa9b=瀞 fa9c=煮 fa9d=瞧 fa9e=爵 fa9f=犯 faa0=猪 faa1=瑱 faa2=甆 faa3=画
        faa4=瘝 faa5=瘟 faa6=益 faa7=盛 faa8=直 faa9=睊 faaa=着 faab=磌 faac=窱 faad=節 faae=类 faaf=絛 fab0=練 fab1=缾 fab2=者 fab3=荒
        fab4=華 fab5=蝹 fab6=襁 fab7=覆 fab8=視 fab9=調 faba=諸 fabb=請 fabc=謁 fabd=諾 fabe=諭 fabf=謹 fac0=變 fac1=贈 fac2=輸 fac3=遲
        fac4=醙 fac5=鉶 fac6=陼 fac7=難 fac8=靖 fac9=韛 faca=響 facb=頋 facc=頻 facd=鬒 face=龜 facf=𢡊 fad0=𢡄 fad1=𣏕 fad2=㮝 fad3=䀘
        fad4=䀹 fad5=𥉉 fad6=𥳐 fad7=𧻓 fad8=齃 fad9=龎 fb00=ff fb01=fi fb02=fl fb03=ffi fb04=ffl fb05=st fb06=st fb13=մն fb14=մե
        fb15=մի fb16=վն fb17=մխ fb1d=י fb1f=ײ fb2a=ש fb2b=ש fb2c=ש fb2d=ש fb2e=א fb2f=א fb30=א fb31=ב fb32=ג fb33=ד fb34=ה
        fb35=ו fb36=ז fb38=ט fb39=י fb3a=ך fb3b=כ fb3c=ל fb3e=מ fb40=נ fb41=ס fb43=ף fb44=פ fb46=צ fb47=ק fb48=ר fb49=ש
        fb4a=ת fb4b=ו fb4c=ב fb4d=כ fb4e=פ fb4f=אל fb50=ٱ fb51=ٱ fb52=ٻ fb53=ٻ fb54=ٻ fb55=ٻ fb56=پ fb57=پ fb58=پ fb59=پ
        fb5a=ڀ fb5b=ڀ fb5c=ڀ fb5d=ڀ fb5e=ٺ fb5f=ٺ fb60=ٺ fb61=ٺ fb62=ٿ fb63=ٿ fb64=ٿ fb65=ٿ fb66=ٹ fb67=ٹ fb68=ٹ fb69=ٹ
        fb6a=ڤ fb6b=ڤ fb6c=ڤ fb6d=ڤ fb6e=ڦ fb6f=ڦ fb70=ڦ fb71=ڦ fb72=ڄ fb73=ڄ fb74=ڄ fb75=ڄ fb76=ڃ fb77=ڃ fb78=ڃ fb79=ڃ
        fb7a=چ fb7b=چ fb7c=چ fb7d=چ fb7e=ڇ fb7f=ڇ fb80=ڇ fb81=ڇ fb82=ڍ fb83=ڍ fb84=ڌ fb85=ڌ fb86=ڎ fb87=ڎ fb88=ڈ fb89=ڈ
        fb8a=ژ fb8b=ژ fb8c=ڑ fb8d=ڑ fb8e=ک fb8f=ک fb90=ک fb91=ک fb92=گ fb93=گ fb94=گ fb95=گ fb96=ڳ fb97=ڳ fb98=ڳ fb99=ڳ
        fb9a=ڱ fb9b=ڱ fb9c=ڱ fb9d=ڱ fb9e=ں fb9f=ں fba0=ڻ fba1=ڻ fba2=ڻ fba3=ڻ fba4=ە fba5=ە fba6=ہ fba7=ہ fba8=ہ fba9=ہ
        fbaa=ھ fbab=ھ fbac=ھ fbad=ھ fbae=ے fbaf=ے fbb0=ے fbb1=ے fbd3=ڭ fbd4=ڭ fbd5=ڭ fbd6=ڭ fbd7=ۇ fbd8=ۇ fbd9=ۆ fbda=ۆ
        fbdb=ۈ fbdc=ۈ fbdd=ۇٴ fbde=ۋ fbdf=ۋ fbe0=ۅ fbe1=ۅ fbe2=ۉ fbe3=ۉ fbe4=ې fbe5=ې fbe6=ې fbe7=ې fbe8=ى fbe9=ى fbea=يا
        fbeb=يا fbec=يە fbed=يە fbee=يو fbef=يو fbf0=يۇ fbf1=يۇ fbf2=يۆ fbf3=يۆ fbf4=يۈ fbf5=يۈ fbf6=يې fbf7=يې fbf8=يې
        fbf9=يى fbfa=يى fbfb=يى fbfc=ی fbfd=ی fbfe=ی fbff=ی fc00=يج fc01=يح fc02=يم fc03=يى fc04=يي fc05=بج fc06=بح fc07=بخ
        fc08=بم fc09=بى fc0a=بي fc0b=تج fc0c=تح fc0d=تخ fc0e=تم fc0f=تى fc10=تي fc11=ثج fc12=ثم fc13=ثى fc14=ثي fc15=جح
        fc16=جم fc17=حج fc18=حم fc19=خج fc1a=خح fc1b=خم fc1c=سج fc1d=سح fc1e=سخ fc1f=سم fc20=صح fc21=صم fc22=ضج fc23=ضح
        fc24=ضخ fc25=ضم fc26=طح fc27=طم fc28=ظم fc29=عج fc2a=عم fc2b=غج fc2c=غم fc2d=فج fc2e=فح fc2f=فخ fc30=فم fc31=فى
        fc32=في fc33=قح fc34=قم fc35=قى fc36=قي fc37=كا fc38=كج fc39=كح fc3a=كخ fc3b=كل fc3c=كم fc3d=كى fc3e=كي fc3f=لج
        fc40=لح fc41=لخ fc42=لم fc43=لى fc44=لي fc45=مج fc46=مح fc47=مخ fc48=مم fc49=مى fc4a=مي fc4b=نج fc4c=نح fc4d=نخ
        fc4e=نم fc4f=نى fc50=ني fc51=هج fc52=هم fc53=هى fc54=هي fc55=يج fc56=يح fc57=يخ fc58=يم fc59=يى fc5a=يي fc5b=ذ
        fc5c=ر fc5d=ى fc5e=_ fc5f=_ fc60=_ fc61=_ fc62=_ fc63=_ fc64=ير fc65=يز fc66=يم fc67=ين fc68=يى fc69=يي fc6a=بر
        fc6b=بز fc6c=بم fc6d=بن fc6e=بى fc6f=بي fc70=تر fc71=تز fc72=تم fc73=تن fc74=تى fc75=تي fc76=ثر fc77=ثز fc78=ثم
        fc79=ثن fc7a=ثى fc7b=ثي fc7c=فى fc7d=في fc7e=قى fc7f=قي fc80=كا fc81=كل fc82=كم fc83=كى fc84=كي fc85=لم fc86=لى
        fc87=لي fc88=ما fc89=مم fc8a=نر fc8b=نز fc8c=نم fc8d=نن fc8e=نى fc8f=ني fc90=ى fc91=ير fc92=يز fc93=يم fc94=ين
        fc95=يى fc96=يي fc97=يج fc98=يح fc99=يخ fc9a=يم fc9b=يه fc9c=بج fc9d=بح fc9e=بخ fc9f=بم fca0=به fca1=تج fca2=تح
        fca3=تخ fca4=تم fca5=ته fca6=ثم fca7=جح fca8=جم fca9=حج fcaa=حم fcab=خج fcac=خم fcad=سج fcae=سح fcaf=سخ fcb0=سم
        fcb1=صح fcb2=صخ fcb3=صم fcb4=ضج fcb5=ضح fcb6=ضخ fcb7=ضم fcb8=طح fcb9=ظم fcba=عج fcbb=عم fcbc=غج fcbd=غم fcbe=فج
        fcbf=فح fcc0=فخ fcc1=فم fcc2=قح fcc3=قم fcc4=كج fcc5=كح fcc6=كخ fcc7=كل fcc8=كم fcc9=لج fcca=لح fccb=لخ fccc=لم
        fccd=له fcce=مج fccf=مح fcd0=مخ fcd1=مم fcd2=نج fcd3=نح fcd4=نخ fcd5=نم fcd6=نه fcd7=هج fcd8=هم fcd9=ه fcda=يج
        fcdb=يح fcdc=يخ fcdd=يم fcde=يه fcdf=يم fce0=يه fce1=بم fce2=به fce3=تم fce4=ته fce5=ثم fce6=ثه fce7=سم fce8=سه
        fce9=شم fcea=شه fceb=كل fcec=كم fced=لم fcee=نم fcef=نه fcf0=يم fcf1=يه fcf2=ـ fcf3=ـ fcf4=ـ fcf5=طى fcf6=طي fcf7=عى
        fcf8=عي fcf9=غى fcfa=غي fcfb=سى fcfc=سي fcfd=شى fcfe=شي fcff=حى fd00=حي fd01=جى fd02=جي fd03=خى fd04=خي fd05=صى
        fd06=صي fd07=ضى fd08=ضي fd09=شج fd0a=شح fd0b=شخ fd0c=شم fd0d=شر fd0e=سر fd0f=صر fd10=ضر fd11=طى fd12=طي fd13=عى
        fd14=عي fd15=غى fd16=غي fd17=سى fd18=سي fd19=شى fd1a=شي fd1b=حى fd1c=حي fd1d=جى fd1e=جي fd1f=خى fd20=خي fd21=صى
        fd22=صي fd23=ضى fd24=ضي fd25=شج fd26=شح fd27=شخ fd28=شم fd29=شر fd2a=سر fd2b=صر fd2c=ضر fd2d=شج fd2e=شح fd2f=شخ
        fd30=شم fd31=سه fd32=شه fd33=طم fd34=سج fd35=سح fd36=سخ fd37=شج fd38=شح fd39=شخ fd3a=طم fd3b=ظم fd3c=ا fd3d=ا
        fd50=تجم fd51=تحج fd52=تحج fd53=تحم fd54=تخم fd55=تمج fd56=تمح fd57=تمخ fd58=جمح fd59=جمح fd5a=حمي fd5b=حمى fd5c=سحج
        fd5d=سجح fd5e=سجى fd5f=سمح fd60=سمح fd61=سمج fd62=سمم fd63=سمم fd64=صحح fd65=صحح fd66=صمم fd67=شحم fd68=شحم fd69=شجي
        fd6a=شمخ fd6b=شمخ fd6c=شمم fd6d=شمم fd6e=ضحى fd6f=ضخم fd70=ضخم fd71=طمح fd72=طمح fd73=طمم fd74=طمي fd75=عجم fd76=عمم
        fd77=عمم fd78=عمى fd79=غمم fd7a=غمي fd7b=غمى fd7c=فخم fd7d=فخم fd7e=قمح fd7f=قمم fd80=لحم fd81=لحي fd82=لحى fd83=لجج
        fd84=لجج fd85=لخم fd86=لخم fd87=لمح fd88=لمح fd89=محج fd8a=محم fd8b=محي fd8c=مجح fd8d=مجم fd8e=مخج fd8f=مخم fd92=مجخ
        fd93=همج fd94=همم fd95=نحم fd96=نحى fd97=نجم fd98=نجم fd99=نجى fd9a=نمي fd9b=نمى fd9c=يمم fd9d=يمم fd9e=بخي fd9f=تجي
        fda0=تجى fda1=تخي fda2=تخى fda3=تمي fda4=تمى fda5=جمي fda6=جحى fda7=جمى fda8=سخى fda9=صحي fdaa=شحي fdab=ضحي fdac=لجي
        fdad=لمي fdae=يحي fdaf=يجي fdb0=يمي fdb1=ممي fdb2=قمي fdb3=نحي fdb4=قمح fdb5=لحم fdb6=عمي fdb7=كمي fdb8=نجح fdb9=مخي
        fdba=لجم fdbb=كمم fdbc=لجم fdbd=نجح fdbe=جحي fdbf=حجي fdc0=مجي fdc1=فمي fdc2=بحي fdc3=كمم fdc4=عجم fdc5=صمم fdc6=سخي
        fdc7=نجي fdf0=صلے fdf1=قلے fdf2=الله fdf3=اكبر fdf4=محمد fdf5=صلعم fdf6=رسول fdf7=عليه fdf8=وسلم fdf9=صلى
        fdfa=صلى_الله_عليه_وسلم fdfb=جل_جلاله fdfc=ریال fe49=_ fe4a=_ fe4b=_ fe4c=_ fe4d=_ fe4e=_ fe4f=_ fe70=_ fe71=ـ
        fe72=_ fe74=_ fe76=_ fe77=ـ fe78=_ fe79=ـ fe7a=_ fe7b=ـ fe7c=_ fe7d=ـ fe7e=_ fe7f=ـ fe80=ء fe81=ا fe82=ا fe83=ا
        fe84=ا fe85=و fe86=و fe87=ا fe88=ا fe89=ي fe8a=ي fe8b=ي fe8c=ي fe8d=ا fe8e=ا fe8f=ب fe90=ب fe91=ب fe92=ب fe93=ة
        fe94=ة fe95=ت fe96=ت fe97=ت fe98=ت fe99=ث fe9a=ث fe9b=ث fe9c=ث fe9d=ج fe9e=ج fe9f=ج fea0=ج fea1=ح fea2=ح fea3=ح
        fea4=ح fea5=خ fea6=خ fea7=خ fea8=خ fea9=د feaa=د feab=ذ feac=ذ fead=ر feae=ر feaf=ز feb0=ز feb1=س feb2=س feb3=س
        feb4=س feb5=ش feb6=ش feb7=ش feb8=ش feb9=ص feba=ص febb=ص febc=ص febd=ض febe=ض febf=ض fec0=ض fec1=ط fec2=ط fec3=ط
        fec4=ط fec5=ظ fec6=ظ fec7=ظ fec8=ظ fec9=ع feca=ع fecb=ع fecc=ع fecd=غ fece=غ fecf=غ fed0=غ fed1=ف fed2=ف fed3=ف
        fed4=ف fed5=ق fed6=ق fed7=ق fed8=ق fed9=ك feda=ك fedb=ك fedc=ك fedd=ل fede=ل fedf=ل fee0=ل fee1=م fee2=م fee3=م
        fee4=م fee5=ن fee6=ن fee7=ن fee8=ن fee9=ه feea=ه feeb=ه feec=ه feed=و feee=و feef=ى fef0=ى fef1=ي fef2=ي fef3=ي
        fef4=ي fef5=لا fef6=لا fef7=لا fef8=لا fef9=لا fefa=لا fefb=لا fefc=لا ff01=! ff03=# ff05=% ff06=& ff07=' ff08=(
        ff09=) ff0a=* ff0c=, ff0d=- ff0e=. ff0f=/ ff10=0 ff11=1 ff12=2 ff13=3 ff14=4 ff15=5 ff16=6 ff17=7 ff18=8 ff19=9
        ff1a=: ff1b=; ff1f=? ff20=@ ff21=a ff22=b ff23=c ff24=d ff25=e ff26=f ff27=g ff28=h ff29=i ff2a=j ff2b=k ff2c=l
        ff2d=m ff2e=n ff2f=o ff30=p ff31=q ff32=r ff33=s ff34=t ff35=u ff36=v ff37=w ff38=x ff39=y ff3a=z ff3b=[ ff3d=]
        ff3f=_ ff41=a ff42=b ff43=c ff44=d ff45=e ff46=f ff47=g ff48=h ff49=i ff4a=j ff4b=k ff4c=l ff4d=m ff4e=n ff4f=o
        ff50=p ff51=q ff52=r ff53=s ff54=t ff55=u ff56=v ff57=w ff58=x ff59=y ff5a=z ff5b={ ff5d=} ff5f=⦅ ff60=⦆ ff61=。
        ff62=「 ff63=」 ff64=、 ff65=・ ff66=ヲ ff67=ァ ff68=ィ ff69=ゥ ff6a=ェ ff6b=ォ ff6c=ャ ff6d=ュ ff6e=ョ ff6f=ッ ff70=ー ff71=ア
        ff72=イ ff73=ウ ff74=エ ff75=オ ff76=カ ff77=キ ff78=ク ff79=ケ ff7a=コ ff7b=サ ff7c=シ ff7d=ス ff7e=セ ff7f=ソ ff80=タ ff81=チ
        ff82=ツ ff83=テ ff84=ト ff85=ナ ff86=ニ ff87=ヌ ff88=ネ ff89=ノ ff8a=ハ ff8b=ヒ ff8c=フ ff8d=ヘ ff8e=ホ ff8f=マ ff90=ミ ff91=ム
        ff92=メ ff93=モ ff94=ヤ ff95=ユ ff96=ヨ ff97=ラ ff98=リ ff99=ル ff9a=レ ff9b=ロ ff9c=ワ ff9d=ン ff9e=゙ ff9f=゚ ffa0=ᅠ ffa1=ᄀ
        ffa2=ᄁ ffa3=ᆪ ffa4=ᄂ ffa5=ᆬ ffa6=ᆭ ffa7=ᄃ ffa8=ᄄ ffa9=ᄅ ffaa=ᆰ ffab=ᆱ ffac=ᆲ ffad=ᆳ ffae=ᆴ ffaf=ᆵ ffb0=ᄚ ffb1=ᄆ
        ffb2=ᄇ ffb3=ᄈ ffb4=ᄡ ffb5=ᄉ ffb6=ᄊ ffb7=ᄋ ffb8=ᄌ ffb9=ᄍ ffba=ᄎ ffbb=ᄏ ffbc=ᄐ ffbd=ᄑ ffbe=ᄒ ffc2=ᅡ ffc3=ᅢ ffc4=ᅣ
        ffc5=ᅤ ffc6=ᅥ ffc7=ᅦ ffca=ᅧ ffcb=ᅨ ffcc=ᅩ ffcd=ᅪ ffce=ᅫ ffcf=ᅬ ffd2=ᅭ ffd3=ᅮ ffd4=ᅯ ffd5=ᅰ ffd6=ᅱ ffd7=ᅲ ffda=ᅳ
        ffdb=ᅴ ffdc=ᅵ ffe3=_ 2f800=丽 2f801=丸 2f802=乁 2f803=𠄢 2f804=你 2f805=侮 2f806=侻 2f807=倂 2f808=偺 2f809=備 2f80a=僧 2f80b=像
        2f80c=㒞 2f80d=𠘺 2f80e=免 2f80f=兔 2f810=兤 2f811=具 2f812=𠔜 2f813=㒹 2f814=內 2f815=再 2f816=𠕋 2f817=冗 2f818=冤 2f819=仌
        2f81a=冬 2f81b=况 2f81c=𩇟 2f81d=凵 2f81e=刃 2f81f=㓟 2f820=刻 2f821=剆 2f822=割 2f823=剷 2f824=㔕 2f825=勇 2f826=勉 2f827=勤
        2f828=勺 2f829=包 2f82a=匆 2f82b=北 2f82c=卉 2f82d=卑 2f82e=博 2f82f=即 2f830=卽 2f831=卿 2f832=卿 2f833=卿 2f834=𠨬 2f835=灰
        2f836=及 2f837=叟 2f838=𠭣 2f839=叫 2f83a=叱 2f83b=吆 2f83c=咞 2f83d=吸 2f83e=呈 2f83f=周 2f840=咢 2f841=哶 2f842=唐 2f843=啓
        2f844=啣 2f845=善 2f846=善 2f847=喙 2f848=喫 2f849=喳 2f84a=嗂 2f84b=圖 2f84c=嘆 2f84d=圗 2f84e=噑 2f84f=噴 2f850=切 2f851=壮
        2f852=城 2f853=埴 2f854=堍 2f855=型 2f856=堲 2f857=報 2f858=墬 2f859=𡓤 2f85a=売 2f85b=壷 2f85c=夆 2f85d=多 2f85e=夢 2f85f=奢
        2f860=𡚨 2f861=𡛪 2f862=姬 2f863=娛 2f864=娧 2f865=姘 2f866=婦 2f867=㛮 2f868=㛼 2f869=嬈 2f86a=嬾 2f86b=嬾 2f86c=𡧈 2f86d=寃
        2f86e=寘 2f86f=寧 2f870=寳 2f871=𡬘 2f872=寿 2f873=将 2f874=当 2f875=尢 2f876=㞁 2f877=屠 2f878=屮 2f879=峀 2f87a=岍 2f87b=𡷤
        2f87c=嵃 2f87d=𡷦 2f87e=嵮 2f87f=嵫 2f880=嵼 2f881=巡 2f882=巢 2f883=㠯 2f884=巽 2f885=帨 2f886=帽 2f887=幩 2f888=㡢 2f889=𢆃
        2f88a=㡼 2f88b=庰 2f88c=庳 2f88d=庶 2f88e=廊 2f88f=𪎒 2f890=廾 2f891=𢌱 2f892=𢌱 2f893=舁 2f894=弢 2f895=弢 2f896=㣇 2f897=𣊸
        2f898=𦇚 2f899=形 2f89a=彫 2f89b=㣣 2f89c=徚 2f89d=忍 2f89e=志 2f89f=忹 2f8a0=悁 2f8a1=㤺 2f8a2=㤜 2f8a3=悔 2f8a4=𢛔 2f8a5=惇
        2f8a6=慈 2f8a7=慌 2f8a8=慎 2f8a9=慌 2f8aa=慺 2f8ab=憎 2f8ac=憲 2f8ad=憤 2f8ae=憯 2f8af=懞 2f8b0=懲 2f8b1=懶 2f8b2=成 2f8b3=戛
        2f8b4=扝 2f8b5=抱 2f8b6=拔 2f8b7=捐 2f8b8=𢬌 2f8b9=挽 2f8ba=拼 2f8bb=捨 2f8bc=掃 2f8bd=揤 2f8be=𢯱 2f8bf=搢 2f8c0=揅 2f8c1=掩
        2f8c2=㨮 2f8c3=摩 2f8c4=摾 2f8c5=撝 2f8c6=摷 2f8c7=㩬 2f8c8=敏 2f8c9=敬 2f8ca=𣀊 2f8cb=旣 2f8cc=書 2f8cd=晉 2f8ce=㬙 2f8cf=暑
        2f8d0=㬈 2f8d1=㫤 2f8d2=冒 2f8d3=冕 2f8d4=最 2f8d5=暜 2f8d6=肭 2f8d7=䏙 2f8d8=朗 2f8d9=望 2f8da=朡 2f8db=杞 2f8dc=杓 2f8dd=𣏃
        2f8de=㭉 2f8df=柺 2f8e0=枅 2f8e1=桒 2f8e2=梅 2f8e3=𣑭 2f8e4=梎 2f8e5=栟 2f8e6=椔 2f8e7=㮝 2f8e8=楂 2f8e9=榣 2f8ea=槪 2f8eb=檨
        2f8ec=𣚣 2f8ed=櫛 2f8ee=㰘 2f8ef=次 2f8f0=𣢧 2f8f1=歔 2f8f2=㱎 2f8f3=歲 2f8f4=殟 2f8f5=殺 2f8f6=殻 2f8f7=𣪍 2f8f8=𡴋 2f8f9=𣫺
        2f8fa=汎 2f8fb=𣲼 2f8fc=沿 2f8fd=泍 2f8fe=汧 2f8ff=洖 2f900=派 2f901=海 2f902=流 2f903=浩 2f904=浸 2f905=涅 2f906=𣴞 2f907=洴
        2f908=港 2f909=湮 2f90a=㴳 2f90b=滋 2f90c=滇 2f90d=𣻑 2f90e=淹 2f90f=潮 2f910=𣽞 2f911=𣾎 2f912=濆 2f913=瀹 2f914=瀞 2f915=瀛
        2f916=㶖 2f917=灊 2f918=災 2f919=灷 2f91a=炭 2f91b=𠔥 2f91c=煅 2f91d=𤉣 2f91e=熜 2f91f=𤎫 2f920=爨 2f921=爵 2f922=牐 2f923=𤘈
        2f924=犀 2f925=犕 2f926=𤜵 2f927=𤠔 2f928=獺 2f929=王 2f92a=㺬 2f92b=玥 2f92c=㺸 2f92d=㺸 2f92e=瑇 2f92f=瑜 2f930=瑱 2f931=璅
        2f932=瓊 2f933=㼛 2f934=甤 2f935=𤰶 2f936=甾 2f937=𤲒 2f938=異 2f939=𢆟 2f93a=瘐 2f93b=𤾡 2f93c=𤾸 2f93d=𥁄 2f93e=㿼 2f93f=䀈
        2f940=直 2f941=𥃳 2f942=𥃲 2f943=𥄙 2f944=𥄳 2f945=眞 2f946=真 2f947=真 2f948=睊 2f949=䀹 2f94a=瞋 2f94b=䁆 2f94c=䂖 2f94d=𥐝
        2f94e=硎 2f94f=碌 2f950=磌 2f951=䃣 2f952=𥘦 2f953=祖 2f954=𥚚 2f955=𥛅 2f956=福 2f957=秫 2f958=䄯 2f959=穀 2f95a=穊 2f95b=穏
        2f95c=𥥼 2f95d=𥪧 2f95e=𥪧 2f95f=竮 2f960=䈂 2f961=𥮫 2f962=篆 2f963=築 2f964=䈧 2f965=𥲀 2f966=糒 2f967=䊠 2f968=糨 2f969=糣
        2f96a=紀 2f96b=𥾆 2f96c=絣 2f96d=䌁 2f96e=緇 2f96f=縂 2f970=繅 2f971=䌴 2f972=𦈨 2f973=𦉇 2f974=䍙 2f975=𦋙 2f976=罺 2f977=𦌾
        2f978=羕 2f979=翺 2f97a=者 2f97b=𦓚 2f97c=𦔣 2f97d=聠 2f97e=𦖨 2f97f=聰 2f980=𣍟 2f981=䏕 2f982=育 2f983=脃 2f984=䐋 2f985=脾
        2f986=媵 2f987=𦞧 2f988=𦞵 2f989=𣎓 2f98a=𣎜 2f98b=舁 2f98c=舄 2f98d=辞 2f98e=䑫 2f98f=芑 2f990=芋 2f991=芝 2f992=劳 2f993=花
        2f994=芳 2f995=芽 2f996=苦 2f997=𦬼 2f998=若 2f999=茝 2f99a=荣 2f99b=莭 2f99c=茣 2f99d=莽 2f99e=菧 2f99f=著 2f9a0=荓 2f9a1=菊
        2f9a2=菌 2f9a3=菜 2f9a4=𦰶 2f9a5=𦵫 2f9a6=𦳕 2f9a7=䔫 2f9a8=蓱 2f9a9=蓳 2f9aa=蔖 2f9ab=𧏊 2f9ac=蕤 2f9ad=𦼬 2f9ae=䕝 2f9af=䕡
        2f9b0=𦾱 2f9b1=𧃒 2f9b2=䕫 2f9b3=虐 2f9b4=虜 2f9b5=虧 2f9b6=虩 2f9b7=蚩 2f9b8=蚈 2f9b9=蜎 2f9ba=蛢 2f9bb=蝹 2f9bc=蜨 2f9bd=蝫
        2f9be=螆 2f9bf=䗗 2f9c0=蟡 2f9c1=蠁 2f9c2=䗹 2f9c3=衠 2f9c4=衣 2f9c5=𧙧 2f9c6=裗 2f9c7=裞 2f9c8=䘵 2f9c9=裺 2f9ca=㒻 2f9cb=𧢮
        2f9cc=𧥦 2f9cd=䚾 2f9ce=䛇 2f9cf=誠 2f9d0=諭 2f9d1=變 2f9d2=豕 2f9d3=𧲨 2f9d4=貫 2f9d5=賁 2f9d6=贛 2f9d7=起 2f9d8=𧼯 2f9d9=𠠄
        2f9da=跋 2f9db=趼 2f9dc=跰 2f9dd=𠣞 2f9de=軔 2f9df=輸 2f9e0=𨗒 2f9e1=𨗭 2f9e2=邔 2f9e3=郱 2f9e4=鄑 2f9e5=𨜮 2f9e6=鄛 2f9e7=鈸
        2f9e8=鋗 2f9e9=鋘 2f9ea=鉼 2f9eb=鏹 2f9ec=鐕 2f9ed=𨯺 2f9ee=開 2f9ef=䦕 2f9f0=閷 2f9f1=𨵷 2f9f2=䧦 2f9f3=雃 2f9f4=嶲 2f9f5=霣
        2f9f6=𩅅 2f9f7=𩈚 2f9f8=䩮 2f9f9=䩶 2f9fa=韠 2f9fb=𩐊 2f9fc=䪲 2f9fd=𩒖 2f9fe=頋 2f9ff=頋 2fa00=頩 2fa01=𩖶 2fa02=飢 2fa03=䬳
        2fa04=餩 2fa05=馧 2fa06=駂 2fa07=駾 2fa08=䯎 2fa09=𩬰 2fa0a=鬒 2fa0b=鱀 2fa0c=鳽 2fa0d=䳎 2fa0e=䳭 2fa0f=鵧 2fa10=𪃎 2fa11=䳸
        2fa12=𪄅 2fa13=𪈎 2fa14=𪊑 2fa15=麻 2fa16=䵖 2fa17=黹 2fa18=黾 2fa19=鼅 2fa1a=鼏 2fa1b=鼖 2fa1c=鼻 2fa1d=𪘀
        """

    /// Ranges of letters by script: l Latin, g Greek, c Cyrillic, a Arabic, d Devanagari, h East Asian, and others.
    static let scripts: StaticString = """
        41-7a=l aa-2b8=l 2e0-2e4=l 370-3ff=g 400-52f=c 591-5f2=w 610-6ff=a 750-77f=a 870-8ff=a 900-97f=d 980-9fe=b b82-bd7=m
        c00-c63=u e01-e4e=t 1100-11ff=h 1c80-1c88=c 1d00-1d25=l 1d26-1d2a=g 1d2b-1d2b=c 1d2c-1d5c=l 1d5d-1d61=g 1d62-1d65=l
        1d66-1d6a=g 1d6b-1d77=l 1d78-1d78=c 1d79-1dbe=l 1dbf-1dbf=g 1e00-1eff=l 1f00-1ffc=g 2071-209c=l 2126-2126=g
        212a-2132=l 214e-214e=l 2183-2184=l 2c60-2c7f=l 2de0-2dff=c 3005-3005=h 302e-30ff=h 3131-318e=h 31f0-31ff=h
        3400-4dbf=h 4e00-9fff=h a640-a69f=c a722-a7d9=l a7f2-a7ff=l a8e0-a8ff=d a960-a97c=h ab30-ab64=l ab65-ab65=g
        ab66-ab69=l ac00-d7fb=h f900-fad9=h fb00-fb06=l fb1d-fb4f=w fb50-fbb1=a fbd3-fd3d=a fd50-fdc7=a fdf0-fdfb=a
        fe2e-fe2f=c fe70-fefc=a ff21-ff5a=l ff66-ffdc=h 10780-107ba=l 10efd-10eff=a 16fe3-16ff1=h 1aff0-1b132=h
        1b150-1b167=h 1d242-1d244=g 1df00-1df2a=l 1e030-1e06d=c 1e08f-1e08f=c 1ee00-1eebb=a 20000-2a6df=h 2a700-2ebe0=h
        2f800-2fa1d=h 30000-323af=h
        """

    /// Letters that look like an ASCII letter (UTS #39).
    static let lookalikes: StaticString = """
        131=i 17f=f 184=b 18d=g 196=l 1a6=r 1bd=s 1c0=l 251=a 261=g 263=y 269=i 26a=i 26f=w 28b=u 28f=y 37a=i 37f=j 391=a
        392=b 395=e 396=z 397=h 399=l 39a=k 39c=m 39d=n 39f=o 3a1=p 3a4=t 3a5=y 3a7=x 3b1=a 3b3=y 3b9=i 3bd=v 3bf=o 3c1=p
        3c3=o 3c5=u 3d2=y 3dc=f 3f1=p 3f2=c 3f3=j 3f9=c 3fa=m 405=s 406=l 408=j 410=a 412=b 415=e 41a=k 41c=m 41d=h 41e=o
        420=p 421=c 422=t 423=y 425=x 42c=b 430=a 433=r 435=e 43e=o 440=p 441=c 443=y 445=x 455=s 456=i 458=j 461=w 474=v
        475=v 4ae=y 4af=y 4bb=h 4bd=e 4c0=l 4cf=i 501=d 50c=g 51b=q 51c=w 51d=w 54d=u 54f=s 555=o 561=w 563=q 566=q 570=h
        578=n 57c=n 57d=u 581=g 584=f 585=o 13a0=d 13a1=r 13a2=t 13a5=i 13a9=y 13aa=a 13ab=j 13ac=e 13b3=w 13b7=m 13bb=h
        13bd=y 13c0=g 13c2=h 13c3=z 13cf=b 13d2=r 13d4=w 13d5=s 13d9=v 13da=s 13de=l 13df=c 13e2=p 13e6=k 13e7=d 13f3=g
        13f4=b 1d04=c 1d0f=o 1d11=o 1d1c=u 1d20=v 1d21=w 1d22=z 1d26=r 1d83=g 1d8c=y 1e9d=f 1eff=y 1fbe=i 2c85=r 2c8e=h
        2c92=l 2c94=k 2c98=m 2c9a=n 2c9e=o 2c9f=o 2ca2=p 2ca3=p 2ca4=c 2ca5=c 2ca6=t 2ca8=y 2cac=x 2cd0=l a647=i a731=s
        a798=f a799=f a79f=u a7b2=j a7b3=x a7b4=b ab32=e ab35=f ab3d=o ab47=r ab48=r ab4e=u ab52=u ab5a=y ab75=i ab81=r
        ab83=w ab93=z aba9=v abaa=s abaf=c
        """
}
