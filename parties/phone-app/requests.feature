Feature: Requests of a phone app
  Section 9: the encoding, the parameters and the order of an app's requests to the HTTP server of a device.

  Rule: PROV-9-13 The phone app must send __SL_P_SC2 above 0 and below 2^32.

    @PROV-9-13
    Scenario: PROV-9-13/1 The app lets the device scan
      Given a device that waits for the app
      When the app provisions the device for the network "home"
      Then every number of scan cycles is above 0 and below 2^32

  Rule: PROV-9-15 The phone app must encode API requests as application/x-www-form-urlencoded.

    @PROV-9-15
    Scenario Outline: PROV-9-15/1 The app hands over <network>
      Given a device that waits for the app
      When the app provisions the device for the network "<network>"
      Then every API request is a form

      Examples:
        | network          |
        | home             |
        | Café & Küche 50% |
        | my=home+network  |

  Rule: PROV-9-16 The body of a request must not contain blanks outside values.

    @PROV-9-16
    Scenario Outline: PROV-9-16/1 The app hands over <network>
      Given a device that waits for the app
      When the app provisions the device for the network "<network>"
      Then no body has blanks outside values

      Examples:
        | network         |
        | home            |
        | my home network |

  Rule: PROV-9-24 The phone app should read the version before it uses the R2.0 resources.

    @PROV-9-24
    Scenario: PROV-9-24/1 The app reads the version first
      Given a device that waits for the app
      When the app provisions the device for the network "home"
      Then the app reads the version before it uses the API
