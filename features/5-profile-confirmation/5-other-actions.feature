Feature: Confirmation while the phone does something else
  SWRA513C chapter 5. Only the result of the confirmation is feedback. Another request of the phone, or a command that the
  device refuses, does not change how the confirmation ends.

  Rule: PROV-5.1.1-04 Another resource is no feedback

    @PROV-5.1.1-04 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.1-04/6 During <process>, a phone that reads <resource> over the network has not fetched the result
      Given <process> is waiting for the phone to fetch the result
      And the phone joins the network "home"
      And the phone tries to read <resource>
      Then the device does not report SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS within the working time of the host (15 s)

      Examples:
        | process                                  | resource         |
        | AP provisioning                          | the network list |
        | AP+SmartConfig provisioning              | the version      |
        | AP+SmartConfig provisioning after a stop | the device name  |

      Examples: started by the device
        | process                              | resource         |
        | auto-provisioning as an access point | the network list |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  | resource         |
        | SmartConfig provisioning | the network list |

  Rule: PROV-5-04 Another request of the phone does not replace the missing feedback

    @PROV-5-04 @PROV-7.2-05 @PROV-5.1.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-5-04/6 During <process>, the device reports failed feedback after a phone has read <resource>
      Given <process> is waiting for the phone to fetch the result
      And the phone joins the network "home"
      When the phone tries to read <resource>
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED

      Examples:
        | process                                                  | resource         |
        | AP provisioning                                          | the device name  |
        | AP+SmartConfig provisioning                              | the network list |
        | AP+SmartConfig provisioning after a time-out and a reset | the version      |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  | resource        |
        | SmartConfig provisioning | the device name |

  Rule: PROV-5.2-04 Another action before the late GET does not prevent success

    @PROV-5.2-04 @PROV-8.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-5.2-04/6 After <process> has failed to deliver the result, a phone reads <resource> and then the result
      Given <process> has failed to deliver the result
      And the phone joins the device AP
      And the phone tries to read <resource>
      When the phone fetches the result over the device AP
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process                                           | resource         |
        | AP provisioning                                   | the device name  |
        | AP+SmartConfig provisioning                       | the network list |
        | AP+SmartConfig provisioning in its second attempt | the version      |

    @PROV-5.2-04 @PROV-8.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-5.2-04/7 After <process> has failed to deliver the result, a refused start does not prevent success
      Given <process> has failed to deliver the result
      And the host tries to start SmartConfig provisioning
      And the start is rejected: already started
      And the phone joins the device AP
      When the phone fetches the result over the device AP
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-5.2-04 @PROV-8.3-01 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-5.2-04/8 After <process> has failed to deliver the result, a user fetches it minutes later
      Given <process> has failed to deliver the result
      And the long working time of the host (3 min) passes
      And the phone joins the device AP
      When the phone fetches the result over the device AP
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process         |
        | AP provisioning |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                     |
        | AP+SmartConfig provisioning |

  Rule: PROV-5-01 The device takes no similar network for the one of the profile

    @PROV-5-01 @PROV-7.2-02 @needs-phone @needs-network
    Scenario Outline: PROV-5-01/7 During <process>, the device reports that the network "<network>" is missing
      Given <process> is waiting for a profile
      And the network "<other>" is in range
      When the phone joins the device AP, adds the profile "<network>" and requests confirmation
      Then the device reports the profile "<network>"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

      Examples:
        | process                                  | network                          | other                            |
        | AP provisioning                          | a-network-name-of-32-characters1 | a-network-name-of-32-characters2 |
        | AP+SmartConfig provisioning              | Kitchen                          | kitchen                          |
        | AP+SmartConfig provisioning after a stop | the kitchen                      | the kitchen 2                    |

  Rule: PROV-2.1-06 The device tries the network exactly as the phone has named it

    @PROV-2.1-06 @PROV-7.2-19 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-06/7 During <process>, the device connects to the network "<network>"
      Given <process> is waiting for a profile
      And the network "<network>" is in range
      When the phone joins the device AP, adds the profile "<network>" and requests confirmation
      Then the device reports in this order:
        | the profile "<network>"                        |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |

      Examples:
        | process                                              | network                          |
        | AP provisioning with a failed connection             | The Kitchen                      |
        | AP+SmartConfig provisioning with a missing address   | A-Network-Name-Of-32-Characters1 |
        | AP+SmartConfig provisioning with failed feedback     | KITCHEN                          |
        | AP provisioning after a success in its third attempt | The.Kitchen                      |
        | AP provisioning with two failed feedbacks            | a                                |

  Rule: PROV-5.1.2-05 Without external confirmation, an address does not unblock the APIs

    @PROV-5.1.2-05 @PROV-7.5-01 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.2-05/1 When <process> has an address, the APIs stay blocked
      Given <process> is waiting for the phone to fetch the result
      Then every harmless command is refused

      Examples:
        | process                                                    |
        | AP provisioning to role AP                                 |
        | AP+SmartConfig provisioning from role AP to role AP        |
        | AP provisioning after external configuration               |
        | AP provisioning in its sixth attempt                       |
        | AP+SmartConfig provisioning after nine stops               |
        | AP+SmartConfig provisioning with a SmartConfig key         |
        | AP+SmartConfig provisioning with failed feedback           |
        | AP provisioning with a refused start                       |
        | auto-provisioning as an access point in its second attempt |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                                          |
        | SmartConfig provisioning to role AP              |
        | SmartConfig provisioning from role AP to role AP |

    @PROV-5.1.2-05 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.2-05/2 After external confirmation, the address of <process> does not unblock the APIs
      Given AP provisioning with external confirmation is waiting for the phone to fetch the result
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host starts <process>
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And every harmless command is refused

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-5.1.1-02 The device serves success after an attempt without feedback

    @PROV-5.1.1-02 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.1-02/4 During <process>, the phone reads success in the next attempt
      Given <process> is waiting for the phone to fetch the result
      When the phone joins the network "home"
      Then the phone reads the result success (5)

      Examples:
        | process                                              |
        | AP provisioning with failed feedback                 |
        | AP+SmartConfig provisioning with two failed feedbacks |
        | AP provisioning with three different failures        |
