Feature: After a confirmation that failed
  SWRA513C section 5.2. Where the device has an access point of its own in the configuration stage, the phone can come
  back to it and ask how the last attempt went. When all that was missing was the delivery, this very answer delivers
  it, and the host hears of the success after all.

  Rule: PROV-5.2-04 A result fetched late is a success after all

    @PROV-5.2-04 @needs-phone @needs-network
    Scenario Outline: PROV-5.2-04/1 <process>
      Given <process> has failed to deliver the result
      And the phone joins the device AP
      When the phone reads the result feedback failed (4) or success (5)
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                                       |
        | AP provisioning after a success in its second attempt         |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                  |
        | AP+SmartConfig provisioning after a reset and a time-out      |

  Rule: PROV-5.2-05 A failed connection does not become a success

    @PROV-5.2-05 @needs-phone @needs-network
    Scenario Outline: PROV-5.2-05/1 AP provisioning, <moment>
      Given AP provisioning <moment>
      And the phone joins the device AP
      When the phone fetches the result over the device AP
      Then the device reports nothing for the while after the start (10 s)

      Examples:
        | moment                          |
        | has failed to find the network  |
        | has failed to connect           |
        | has failed to get an IP address |

  Rule: PROV-5.2-06 No access point in SmartConfig mode, no result over it

    @PROV-5.2-06 @needs-phone @needs-network @needs-smartconfig @needs-wifi-scan
    Scenario: PROV-5.2-06/1 after a key that was refused
      Given SmartConfig provisioning has failed to connect
      Then the phone does not see the device AP

  Rule: PROV-7.2-24 Success after failed feedback

    @PROV-7.2-24 @needs-phone @needs-network
    Scenario: PROV-7.2-24/1 the result is fetched late
      Given AP provisioning has failed to deliver the result
      And the phone joins the device AP
      When the phone fetches the result over the device AP
      Then the suite records what the host receives within the while after the start (10 s)
