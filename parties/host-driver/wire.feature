Feature: What a host driver sends
  Sections 3.2 and 7.5: the frames of a host driver, below a program of the user. The suite calls no function.

  Rule: PROV-3.2-06 With a SmartConfig key, the host driver must use the cipher AES and group 0.

    @PROV-3.2-06
    Scenario: PROV-3.2-06/1 The program starts with a key
      Given a program on a host driver that starts provisioning with a key
      Then every start with a key has the cipher AES and the group 0

  Rule: PROV-7.5-34 The host driver must derive the block from the status bits.

    @PROV-7.5-34
    Scenario Outline: PROV-7.5-34/1 The APIs are blocked by <bits>
      Given a program on a host driver that calls functions again and again
      When every message of the network processor has <bits>
      Then the driver sends no command of the program

      Examples:
        | bits                                               |
        | PROVISIONING_ACTIVE                                |
        | PROVISIONING_USER_INITIATED                        |
        | PROVISIONING_ACTIVE + PROVISIONING_USER_INITIATED  |
        | WLAN_CONN + PROVISIONING_ACTIVE                    |

    @PROV-7.5-34
    Scenario Outline: PROV-7.5-34/2 The APIs are unblocked by <bits>
      Given a program on a host driver that calls functions again and again
      When every message of the network processor has <bits>
      Then the driver sends the commands of the program

      Examples:
        | bits                                                                         |
        | no status bit                                                                |
        | PROVISIONING_ENABLE_API                                                      |
        | PROVISIONING_ACTIVE + PROVISIONING_ENABLE_API                                |
        | PROVISIONING_USER_INITIATED + PROVISIONING_ENABLE_API                        |
        | PROVISIONING_ACTIVE + PROVISIONING_USER_INITIATED + PROVISIONING_ENABLE_API  |
        | WLAN_CONN                                                                    |
